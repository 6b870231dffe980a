// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/Workspace.h"

#include <QWidget>

class QFrame;
class QLabel;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace pointloom {

class RecentList;

/// What is there while nothing is open: go on with recent work, open a folder or a file, or take the tour on the sample. Shows as
/// well that something is being opened, and why it could not be.
class StartPage : public QWidget
{
    Q_OBJECT

public:
    explicit StartPage(QWidget* parent = nullptr);

    void setRecent(const std::vector<TaskInfo>& tasks);
    /// Shown while something is being opened. An empty text ends it.
    void setBusy(const QString& what);
    void setProgress(double share, const QString& what);
    /// Why something could not be opened; empty: all is well again.
    void setError(const QString& text);

Q_SIGNALS:
    void openRequested();
    void openFileRequested();
    void sampleRequested();
    void tourRequested();
    void recentChosen(const QString& folder);
    void cancelRequested();
    void languageChosen(const QString& language);

protected:
    void changeEvent(QEvent* event) override;

private:
    [[nodiscard]] QWidget* makeWelcome();
    [[nodiscard]] QFrame* makeError();
    [[nodiscard]] QWidget* makeBusy();
    [[nodiscard]] QWidget* makeLanguages();
    void retranslate();

    QLabel* m_title = nullptr;
    QLabel* m_subtitle = nullptr;
    QPushButton* m_open = nullptr;
    QPushButton* m_openFile = nullptr;
    QPushButton* m_tour = nullptr;
    QPushButton* m_sample = nullptr;
    QLabel* m_hint = nullptr;
    QLabel* m_drop = nullptr;
    QFrame* m_errorCard = nullptr;
    QLabel* m_errorTitle = nullptr;
    QLabel* m_error = nullptr;
    QLabel* m_recentHeading = nullptr;
    RecentList* m_recent = nullptr;
    QWidget* m_welcome = nullptr;
    QWidget* m_busy = nullptr;
    QLabel* m_busyText = nullptr;
    QLabel* m_percent = nullptr;
    QProgressBar* m_progress = nullptr;
    QPushButton* m_cancel = nullptr;
    std::array<QToolButton*, 2> m_languages{};
};

}  // namespace pointloom

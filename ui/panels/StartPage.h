// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>
#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;
class QVBoxLayout;

namespace pointloom {

/// What is there before anything is open: open a folder, go on with recent work, or look at the sample.
class StartPage : public QWidget
{
    Q_OBJECT

public:
    explicit StartPage(QWidget* parent = nullptr);

    void setRecent(const QStringList& folders);
    /// Shown while something is being opened; cancellable when told so. An empty text ends it.
    void setBusy(const QString& what, bool cancellable = false);
    void setProgress(double share, const QString& what);
    void setError(const QString& text);

Q_SIGNALS:
    void openRequested();
    void sampleRequested();
    void recentChosen(const QString& folder);
    void cancelRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    QLabel* m_title = nullptr;
    QLabel* m_subtitle = nullptr;
    QPushButton* m_open = nullptr;
    QPushButton* m_sample = nullptr;
    QLabel* m_hint = nullptr;
    QLabel* m_error = nullptr;
    QLabel* m_recentHeading = nullptr;
    QVBoxLayout* m_recentRows = nullptr;
    QStringList m_recent;
    QWidget* m_busy = nullptr;
    QLabel* m_busyText = nullptr;
    QProgressBar* m_progress = nullptr;
    QPushButton* m_cancel = nullptr;
};

}  // namespace pointloom

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QPointer>
#include <QString>

#include <functional>
#include <optional>
#include <vector>

namespace pointloom {

class ProgressCentre;

/// One long piece of work, registered for as long as this lives. Only on the UI thread; may outlive the centre.
class Progress
{
public:
    Progress() = default;
    Progress(Progress&& other) noexcept;
    Progress& operator=(Progress&& other) noexcept;
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    ~Progress() { end(); }

    void setTitle(const QString& title) const;
    void setShare(double share) const;  ///< 0..1
    void end();
    [[nodiscard]] bool running() const { return m_id != 0 && m_centre != nullptr; }

private:
    friend class ProgressCentre;
    Progress(ProgressCentre& centre, quint64 id);

    QPointer<ProgressCentre> m_centre;
    quint64 m_id = 0;
};

/// All that takes a while, in one place: what, how far, and how to stop it. Work that is over within half a second never shows.
class ProgressCentre : public QObject
{
    Q_OBJECT

public:
    using Cancel = std::function<void()>;

    struct Work
    {
        quint64 id = 0;
        QString title;
        std::optional<double> share;  ///< nothing: not known
        Cancel cancel;                ///< empty: cannot be stopped
        bool shown = false;           ///< for long enough to be worth a word
    };

    explicit ProgressCentre(QObject* parent = nullptr) : QObject(parent) {}

    [[nodiscard]] Progress begin(const QString& title, Cancel cancel = {});

    /// Those worth showing, oldest first.
    [[nodiscard]] std::vector<Work> shown() const;
    void cancel(quint64 id);

Q_SIGNALS:
    void changed();

private:
    friend class Progress;

    [[nodiscard]] Work* find(quint64 id);
    void end(quint64 id);
    void tell(const Work& work);

    std::vector<Work> m_works;
    quint64 m_last = 0;
};

}  // namespace pointloom

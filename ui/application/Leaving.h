// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/Workspace.h"
#include "ui/session/Mailbox.h"

#include <QObject>

#include <filesystem>
#include <functional>
#include <memory>

namespace pointloom {

/// Sees to it that no edit is lost unnoticed when a task or the program is left: lets the workspace write, without holding up the window,
/// and has the person decide about edits that cannot be written.
class Leaving : public QObject
{
    Q_OBJECT

public:
    /// What has to be true before it goes on: of a task that is left for another one the workspace goes on writing.
    enum class Until { nothingFailed, allWritten };
    enum class State { idle, saving, copying, asking };

    using QObject::QObject;

    /// Whether something stands in the way now. Never of a workspace that is only read, or of none.
    [[nodiscard]] static bool isHeldUp(const Workspace* workspace, Until until);

    /// Goes on at once when nothing stands in the way, else when the person has decided; never when he stays. Nothing while it is under
    /// way.
    void begin(std::shared_ptr<Workspace> workspace, Until until, std::function<void()> onward);

    [[nodiscard]] State state() const { return m_state; }
    /// Whether the program is left, and not just one folder for another.
    [[nodiscard]] bool isClosing() const { return m_until == Until::allWritten; }
    /// While asking: how many edits could not be written, and why.
    [[nodiscard]] std::size_t edits() const { return m_edits; }
    [[nodiscard]] const QString& reason() const { return m_reason; }
    /// The file of the workspace that is left; empty while idle.
    [[nodiscard]] std::filesystem::path file() const;

    // What a person can do about it.
    void tryAgain();
    /// Writes a whole workspace there, with the edits in it, and goes on when that succeeded.
    void saveElsewhere(const std::filesystem::path& file);
    void lose();
    void stay();

Q_SIGNALS:
    void stateChanged();

private:
    void enter(State state);
    void onWritten(const Result<void>& written);
    void onCopied(const Result<void>& copied);
    void goOn();
    [[nodiscard]] std::function<void(Result<void>)> answerTo(void (Leaving::*take)(const Result<void>& result));

    State m_state = State::idle;
    Until m_until = Until::allWritten;
    std::shared_ptr<Workspace> m_workspace;
    std::function<void()> m_onward;
    std::size_t m_edits = 0;
    QString m_reason;
    int m_question = 0;  ///< answers to earlier ones are too late
    Mailbox m_answers{*this};
};

}  // namespace pointloom

// SPDX-License-Identifier: Apache-2.0
#include "ui/application/Leaving.h"

#include "ui/application/Translated.h"

#include <utility>

namespace pointloom {

bool Leaving::isHeldUp(const Workspace* workspace, Until until)
{
    if (workspace == nullptr)
        return false;
    const Unsaved unsaved = workspace->unsaved();
    return unsaved.edits > 0 && (until == Until::allWritten || unsaved.failure);
}

void Leaving::begin(std::shared_ptr<Workspace> workspace, Until until, std::function<void()> onward)
{
    if (m_state != State::idle)
        return;
    if (!isHeldUp(workspace.get(), until)) {
        onward();
        return;
    }
    m_until = until;
    m_workspace = std::move(workspace);
    m_onward = std::move(onward);
    tryAgain();
}

std::function<void(Result<void>)> Leaving::answerTo(void (Leaving::*take)(const Result<void>& result))
{
    return [send = m_answers.sender(), this, take, question = ++m_question](const Result<void>& result) {
        send([this, take, question, result] {  // not run when this is gone
            if (question == m_question)
                (this->*take)(result);
        });
    };
}

void Leaving::enter(State state)
{
    m_state = state;
    Q_EMIT stateChanged();
}

std::filesystem::path Leaving::file() const
{
    return m_workspace != nullptr ? m_workspace->path() : std::filesystem::path();
}

void Leaving::tryAgain()
{
    enter(State::saving);
    m_workspace->flush(answerTo(&Leaving::onWritten));
}

void Leaving::onWritten(const Result<void>&)
{
    const Unsaved unsaved = m_workspace->unsaved();  // of the edits alone: where the person was is not worth a question
    if (!unsaved.failure) {
        goOn();
        return;
    }
    m_edits = unsaved.edits;
    m_reason = translated(*unsaved.failure);
    enter(State::asking);
}

void Leaving::saveElsewhere(const std::filesystem::path& file)
{
    enter(State::copying);
    m_workspace->copyTo(file, answerTo(&Leaving::onCopied));
}

void Leaving::onCopied(const Result<void>& copied)
{
    if (copied) {
        lose();  // they are elsewhere now
        return;
    }
    m_reason = translated(copied.error());
    enter(State::asking);
}

void Leaving::lose()
{
    m_workspace->dropFailed();
    goOn();
}

void Leaving::stay()
{
    ++m_question;
    m_workspace.reset();
    m_onward = nullptr;
    enter(State::idle);
}

void Leaving::goOn()
{
    const auto onward = std::exchange(m_onward, nullptr);
    stay();
    onward();
}

}  // namespace pointloom

#include "moc_Leaving.cpp"

// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/CommandList.h"

#include "core/labels/Gestures.h"
#include "ui/application/SessionActions.h"
#include "ui/dialogs/FuzzyMatch.h"
#include "ui/session/Naming.h"
#include "ui/session/Session.h"
#include "ui/session/WhileThere.h"

#include <QAction>
#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace pointloom {
namespace {

struct CommandText
{
    Q_DECLARE_TR_FUNCTIONS(Commands)
};

constexpr int lowest = -1'000'000;
constexpr int disabledCost = 1'000;  ///< what cannot be used comes after everything that can

QString whyNot(ActionId id, const Session* session)
{
    if (session == nullptr)
        return CommandText::tr("open a folder first");
    if (id == ActionId::undo || id == ActionId::redo)
        return session->editing().readOnly() ? CommandText::tr("read-only") : CommandText::tr("nothing left");
    if (!SessionActions::changesSelectedBox(id))
        return {};
    return session->editing().readOnly() ? CommandText::tr("read-only") : CommandText::tr("select a box first");
}

Command commandOf(const ActionSpec& spec, ActionSet& actions, const Session* session)
{
    QAction& action = actions[spec.id];
    return {.text = actions.nameOf(spec.id),
            .english = spec.text,
            .keys = actions.keysOf(spec.id),
            .whyNot = action.isEnabled() ? QString() : whyNot(spec.id, session),
            .enabled = action.isEnabled(),
            .run = [&action] { action.trigger(); }};
}

Command commandOf(const ClassDef& what, Session& session)
{
    return {.text = CommandText::tr("Set class: %1").arg(className(what)),
            .english = "Set class: " + QString::fromStdString(what.name.in("en")),
            .keys = QString::fromStdString(what.shortcut).toUpper(),
            .whyNot = {},
            .enabled = true,
            .run = whileThere(session, [&session, key = what.key] {
                session.selection().setCurrentClass(key);
                session.editing().push(reclassify(session.editing().labels(), session.schema(), session.selection().current(), key));
            })};
}

/// "12", "go to frame 12", "frame 12": as the status line counts, from one.
std::optional<Command> frameCommand(const QString& typed, Session& session)
{
    static const QRegularExpression number(R"((\d+)\s*$)");
    const auto match = number.match(typed);
    const int frame = match.captured(1).toInt();
    const int last = static_cast<int>(session.sequence().frames.size());
    if (!match.hasMatch() || frame < 1 || frame > last)
        return std::nullopt;
    const QString words = typed.left(match.capturedStart());
    const QString text = CommandText::tr("Go to frame %1").arg(frame);
    if (!fuzzyScore(words, text) && !fuzzyScore(words, "Go to frame"))
        return std::nullopt;
    return Command{.text = text, .english = {}, .keys = {}, .whyNot = {}, .enabled = true, .run = whileThere(session, [&session, frame] {
                                                                                               session.view().goToFrame(frame - 1);
                                                                                           })};
}

}  // namespace

std::vector<Command> allCommands(ActionSet& actions, Session* session)
{
    std::vector<Command> commands;
    for (const ActionSpec& spec : actionTable())
        if (spec.id != ActionId::commandPalette)
            commands.push_back(commandOf(spec, actions, session));
    if (session != nullptr && !session->editing().readOnly())
        for (const ClassDef& what : session->schema().classes)
            commands.push_back(commandOf(what, *session));
    return commands;
}

std::vector<Command> commandsFor(const QString& typed, const std::vector<Command>& all, Session* session)
{
    std::vector<std::pair<int, Command>> found;
    for (const Command& command : all) {
        const auto own = fuzzyScore(typed, command.text);
        const auto english = fuzzyScore(typed, command.english);
        if (own || english)
            found.emplace_back(std::max(own.value_or(lowest), english.value_or(lowest)) - (command.enabled ? 0 : disabledCost), command);
    }
    if (!typed.trimmed().isEmpty())
        std::ranges::stable_sort(found, std::ranges::greater(), [](const auto& entry) { return entry.first; });
    std::vector<Command> commands;
    if (session != nullptr)
        if (auto frame = frameCommand(typed, *session))
            commands.push_back(std::move(*frame));
    for (auto& [score, command] : found)
        commands.push_back(std::move(command));
    return commands;
}

}  // namespace pointloom

// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/Findings.h"

#include "core/checks/Fixes.h"
#include "core/checks/LiveChecks.h"
#include "core/cloud/ScenePoint.h"
#include "core/fit/ClickFit.h"
#include "core/index/BoxPoints.h"
#include "ui/application/Translated.h"
#include "ui/session/Naming.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace pointloom {
namespace {

/// Whether two findings are the same one, whose numbers may have changed.
bool isSame(const Finding& a, const Finding& b)
{
    return a.check == b.check && a.track == b.track && a.other == b.other && a.frames.first == b.frames.first;
}

/// The tracks with a short gap in a frame: what is missing there can be told when its points are known.
std::set<Id<Track>> tracksWithGap(const Labels& labels, int frame)
{
    const int longestGap = TrackCheckParams{}.longestGap;
    std::set<Id<Track>> tracks;
    for (const auto& [track, value] : labels.tracks()) {
        const TrackBoxes& boxes = labels.boxesOf(track);
        const auto after = boxes.upper_bound(frame);
        const bool isInGap = after != boxes.begin() && after != boxes.end() && !boxes.contains(frame)
            && after->first - std::prev(after)->first <= longestGap + 1;
        if (isInGap)
            tracks.insert(track);
    }
    return tracks;
}

std::optional<std::uint32_t> pointsIn(const FrameLoader& frames, int frame, const OrientedBox& box)
{
    const auto read = frames.kept(frame);
    if (read == nullptr)
        return std::nullopt;
    return pointsInside(*read->index, toScene(box, *read->cloud));
}

constexpr std::size_t tracksAtATime = 5;   ///< some 10 ms each where they jump: an edit meanwhile waits for no more
constexpr std::size_t manyChanges = 2000;  ///< an edit of more is taken as other labels altogether

}  // namespace

/// What the checks look things up in. A job may hold it for longer than the session lives.
struct Findings::Surroundings
{
    LabelSchema schema;
    WorldPoses poses;
    std::shared_ptr<const FrameLoader> frames;

    [[nodiscard]] CheckContext context() const
    {
        return {.schema = schema, .poses = poses, .pointsIn = [frames = frames](int frame, const OrientedBox& box) {
                    return pointloom::pointsIn(*frames, frame, box);
                }};
    }
};

/// What is to be looked at, in labels that stay as they are.
struct Findings::Task
{
    std::shared_ptr<const Surroundings> surroundings;
    std::shared_ptr<const LiveChecks> before;  ///< null: nothing was looked at
    Labels labels;
    std::vector<Edit> edits;
    std::set<Id<Track>> tracks;
    std::set<int> framesRead;
    bool isShown = false;  ///< else only what is to be found later rests on it
};

Findings::Findings(Session& session, QObject* parent)
    : QObject(parent),
      m_session(session),
      m_surroundings(
          std::make_shared<const Surroundings>(Surroundings{session.schema(), session.poses(), session.view().frames().loader()})),
      m_checking(session.jobs())
{
    connect(&session.editing(), &Editing::changed, this, &Findings::follow);
    connect(&session.view().frames(), &FrameCache::frameReady, this, [this](int frame) {
        m_framesRead.insert(frame);
        check();
    });
    lookAtAll();
    check();
}

void Findings::follow(const Edit& edit)
{
    if (edit.tracks.size() + edit.cuboids.size() > manyChanges)
        lookAtAll();
    else
        m_edits.push_back(edit);
    check();
}

void Findings::lookAtAll()
{
    m_checking.drop();
    m_checks.reset();
    m_edits.clear();
    m_unseen.clear();
    for (const auto& [track, value] : m_session.editing().labels().tracks())
        m_unseen.insert(track);
    if (m_unseen.empty())
        show({}, true);  // no check will come that tells so
    else if (std::exchange(m_hasSeenAll, false))
        Q_EMIT changed();
}

/// One job after the other: each goes on from what the one before it found.
void Findings::check()
{
    if (m_checking.running() || !isDue())
        return;
    const auto task = std::make_shared<Task>(Task{.surroundings = m_surroundings,
                                                  .before = m_checks,
                                                  .labels = m_session.editing().labels(),
                                                  .edits = std::exchange(m_edits, {}),
                                                  .tracks = {},
                                                  .framesRead = std::exchange(m_framesRead, {}),
                                                  .isShown = false});
    while (!m_unseen.empty() && task->tracks.size() < tracksAtATime)
        task->tracks.insert(m_unseen.extract(m_unseen.begin()));
    task->isShown = m_unseen.empty() || !task->edits.empty();
    JobRequest request;
    request.priority = m_unseen.empty() ? JobPriority::visible : JobPriority::lasting;
    m_checking.ask(
        std::move(request), [task](const JobContext& context) { return checked(*task, context); },
        [this, revision = m_session.editing().revision(), isShown = task->isShown](Checked checked) {
            accept(std::move(checked), revision, isShown);
        });
}

/// On a worker.
Findings::Checked Findings::checked(const Task& task, const JobContext& context)
{
    auto checks =
        task.before != nullptr ? std::make_shared<LiveChecks>(*task.before) : std::make_shared<LiveChecks>(task.surroundings->context());
    for (const Edit& edit : task.edits)
        checks->update(task.labels, edit);
    std::set<Id<Track>> tracks = task.tracks;
    for (const int frame : task.framesRead)
        tracks.merge(tracksWithGap(task.labels, frame));
    for (const Id<Track> track : tracks)
        if (!context.stopped())
            checks->recheck(task.labels, {track});
    std::vector<Finding> all = task.isShown ? checks->all() : std::vector<Finding>();
    return {std::shared_ptr<const LiveChecks>(checks), std::move(all)};
}

void Findings::accept(Checked checked, std::uint64_t revision, bool isShown)
{
    m_checks = std::move(checked.checks);
    const bool isOfAll = m_unseen.empty();  // before the next job takes of them
    check();
    if (isShown && revision == m_session.editing().revision())
        show(std::move(checked.all), isOfAll);
    if (isKnown() && m_later)
        std::exchange(m_later, {})();
}

void Findings::show(std::vector<Finding> all, bool isOfAll)
{
    const bool hadSeenAll = std::exchange(m_hasSeenAll, isOfAll);
    if (all == m_all && hadSeenAll == m_hasSeenAll)
        return;
    m_all = std::move(all);
    Q_EMIT changed();
    if (m_current && current() == nullptr) {
        m_current.reset();
        Q_EMIT currentChanged();
    }
}

int Findings::errors() const
{
    return static_cast<int>(std::ranges::count(m_all, Severity::error, &Finding::severity));
}

const Finding* Findings::current() const
{
    return m_current ? standing(*m_current) : nullptr;
}

const Finding* Findings::standing(const Finding& finding) const
{
    const auto found = std::ranges::find_if(m_all, [&](const Finding& other) { return isSame(other, finding); });
    return found == m_all.end() ? nullptr : &*found;
}

void Findings::goTo(const Finding& finding)
{
    m_later = {};  // it was asked of another one
    m_current = finding;
    const Cuboid* cuboid = m_session.editing().labels().find(finding.cuboid);
    if (cuboid == nullptr) {  // nothing is there: then the box of the same object that is nearest
        const TrackBoxes& boxes = m_session.editing().labels().boxesOf(finding.track);
        const auto nearest =
            std::ranges::min_element(boxes, {}, [&](const auto& entry) { return std::abs(entry.first - finding.frames.first); });
        cuboid = nearest == boxes.end() ? nullptr : m_session.editing().labels().find(nearest->second);
    }
    if (cuboid != nullptr)
        m_session.selection().set({cuboid->id}, cuboid->id);
    Q_EMIT currentChanged();
    Q_EMIT said(textOf(finding));
}

void Findings::goToNext()
{
    if (m_all.empty()) {
        Q_EMIT said(isKnown() ? tr("The checks find nothing.") : tr("The checks have not looked at everything yet."));
        return;
    }
    const Finding* now = current();
    const auto at = now != nullptr ? static_cast<std::size_t>(now - m_all.data()) + 1 : 0;
    goTo(Finding(m_all[at % m_all.size()]));
}

/// What is shown may be gone by an edit that is still being looked at.
void Findings::fixCurrent()
{
    if (m_edits.empty() && !m_checking.running())
        fix(m_current);
    else
        m_later = [this, asked = m_current] { fix(asked); };
}

void Findings::fix(const std::optional<Finding>& asked)
{
    const Finding* now = asked ? standing(*asked) : nullptr;
    if (now == nullptr) {
        goToNext();
        return;
    }
    if (now->fix == FixKind::none) {
        Q_EMIT said(tr("This needs a hand: there is no fix of one key."));
        return;
    }
    const Finding finding = *now;
    const auto outcome = m_session.editing().pushMade([&](Document& document) { return fixOf(document, finding, m_session.poses()); });
    if (outcome == Editing::Pushed::done)
        Q_EMIT said(tr("Fixed: %1").arg(fixText(finding.fix)));
    else if (outcome == Editing::Pushed::nothing)
        Q_EMIT said(tr("The box is final: make it a keyframe first."));
}

QString Findings::textOf(const Finding& finding)
{
    return translated(finding.message);
}

QString Findings::titleOf(const Finding& finding)
{
    return translated(Message{std::string(titleOfFinding(finding.check)), {}});
}

QString Findings::fixText(FixKind fix)
{
    switch (fix) {
    case FixKind::none:
        return {};
    case FixKind::interpolate:
        return tr("put it where its neighbours say");
    case FixKind::flip:
        return tr("turn it round");
    case FixKind::copySize:
        return tr("give it the size of the track");
    case FixKind::swapTracks:
        return tr("swap the two tracks from here on");
    case FixKind::fillGap:
        return tr("fill the gap");
    case FixKind::newIdentity:
        return tr("give it an id of its own");
    case FixKind::merge:
        return tr("merge the two tracks");
    }
    return {};
}

}  // namespace pointloom

#include "moc_Findings.cpp"

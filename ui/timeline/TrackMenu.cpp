// SPDX-License-Identifier: Apache-2.0
#include "ui/timeline/TrackMenu.h"

#include "ui/session/Naming.h"

#include <QAction>
#include <QCoreApplication>
#include <QMenu>

#include <functional>

namespace pointloom {
namespace {

struct MenuText
{
    Q_DECLARE_TR_FUNCTIONS(TrackMenu)
};

class Builder
{
public:
    Builder(QMenu& menu, TrackActions& tracks, const TrackPlace& place) : m_menu(menu), m_tracks(tracks), m_place(place) {}

    void addPlace()
    {
        add(MenuText::tr("Select"), {}, true, [](TrackActions& t, const TrackPlace& p) {
            t.choose(p.track, p.frame);
        })->setEnabled(true);  // nothing is changed by it
    }

    void addStates()
    {
        const FrameRange frames = m_place.chosen.value_or(FrameRange{m_place.frame, m_place.frame});
        const auto boxes = boxesIn(labels(), m_place.track, frames);
        const auto set = [frames](BoxState state) {
            return [frames, state](TrackActions& t, const TrackPlace& p) { t.setState(p.track, frames, state); };
        };
        const bool many = m_place.chosen.has_value();
        add(many ? rangeText(MenuText::tr("Make frames %1 to %2 keyframes")) : MenuText::tr("Make keyframe"), ActionId::makeKeyframe,
            !boxes.empty(), set(BoxState::keyframe));
        add(many ? rangeText(MenuText::tr("Finalise frames %1 to %2")) : MenuText::tr("Finalise box"), ActionId::finaliseBox,
            !boxes.empty(), set(BoxState::finalised));
        add(MenuText::tr("Finalise track"), ActionId::finaliseTrack, true,
            [life = *m_tracks.lifeOf(m_place.track)](TrackActions& t, const TrackPlace& p) {
                t.setState(p.track, life, BoxState::finalised);
            });
    }

    void addCuts()
    {
        const FrameRange life = *m_tracks.lifeOf(m_place.track);
        add(MenuText::tr("Split track here"), ActionId::splitTrack, m_place.frame > life.first && m_place.frame <= life.last,
            [](TrackActions& t, const TrackPlace& p) { t.split(p.track, p.frame); });
        add(MenuText::tr("Cut track before here"), ActionId::cutBefore, m_place.frame > life.first && m_place.frame <= life.last,
            [](TrackActions& t, const TrackPlace& p) { t.cutBefore(p.track, p.frame); });
        add(MenuText::tr("Cut track after here"), ActionId::cutAfter, m_place.frame >= life.first && m_place.frame < life.last,
            [](TrackActions& t, const TrackPlace& p) { t.cutAfter(p.track, p.frame); });
    }

    void addIdentity()
    {
        const Id<Track> meant = m_tracks.track();
        const Track* other = meant == m_place.track ? nullptr : labels().find(meant);
        add(other != nullptr ? MenuText::tr("Merge with %1").arg(displayName(m_tracks.session(), *other))
                             : MenuText::tr("Merge with the selected track"),
            {}, other != nullptr, [meant](TrackActions& t, const TrackPlace& p) { t.merge(p.track, meant); });
        const Cuboid* box = labels().boxOf(m_place.track, m_place.frame);
        add(MenuText::tr("Give box to another track…"), ActionId::reassignBox, box != nullptr, [](TrackActions& t, const TrackPlace& p) {
            t.choose(p.track, p.frame);
            Q_EMIT t.reassignRequested(t.session().selection().current());
        });
    }

    void addDeleting()
    {
        if (m_place.chosen)
            add(rangeText(MenuText::tr("Delete boxes in frames %1 to %2")), {}, true,
                [](TrackActions& t, const TrackPlace& p) { t.removeBoxes(p.track, *p.chosen); });
        else
            add(MenuText::tr("Delete box"), {}, labels().boxOf(m_place.track, m_place.frame) != nullptr,
                [](TrackActions& t, const TrackPlace& p) { t.removeBoxes(p.track, {p.frame, p.frame}); });
        add(MenuText::tr("Delete track"), ActionId::deleteTrack, true, [](TrackActions& t, const TrackPlace& p) { t.remove(p.track); });
    }

private:
    using Deed = std::function<void(TrackActions& tracks, const TrackPlace& place)>;

    [[nodiscard]] const Labels& labels() const { return m_tracks.session().editing().labels(); }
    [[nodiscard]] QString rangeText(const QString& pattern) const { return pattern.arg(m_place.chosen->first).arg(m_place.chosen->last); }

    /// The key written beside it does the same to the selected box.
    QAction* add(const QString& text, std::optional<ActionId> key, bool possible, const Deed& deed)
    {
        const QString keys = key ? m_tracks.actions().keyOf(*key) : QString();
        QAction* action = m_menu.addAction(keys.isEmpty() ? text : text + '\t' + keys);
        action->setEnabled(possible && !m_tracks.session().editing().readOnly());
        QObject::connect(action, &QAction::triggered, &m_tracks, [&tracks = m_tracks, place = m_place, deed] { deed(tracks, place); });
        return action;
    }

    QMenu& m_menu;
    TrackActions& m_tracks;
    TrackPlace m_place;
};

}  // namespace

QMenu* makeTrackMenu(TrackActions& tracks, const TrackPlace& place, QWidget* parent)
{
    auto* menu = new QMenu(parent);
    menu->setObjectName("timeline.menu");
    menu->setAttribute(Qt::WA_DeleteOnClose);
    Builder builder(*menu, tracks, place);
    builder.addCuts();
    menu->addSeparator();
    builder.addIdentity();
    menu->addSeparator();
    builder.addStates();
    menu->addSeparator();
    builder.addDeleting();
    menu->addSeparator();
    builder.addPlace();
    return menu;
}

}  // namespace pointloom

// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/Runs.h"
#include "tests/ui/timeline/Tracks.h"
#include "ui/dialogs/CommandPalette.h"
#include "ui/dialogs/TrackPicker.h"
#include "ui/tools/TrackActions.h"

#include <QLineEdit>
#include <QListView>
#include <QWidget>

using namespace pointloom;

class TestTrackPicker : public QObject
{
    Q_OBJECT

private:
    test::Frames m_frames{20};
    QWidget m_window;
    std::unique_ptr<ActionSet> m_actions;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<TrackActions> m_tracks;

    [[nodiscard]] CommandPalette& list() const { return *m_window.findChild<CommandPalette*>(); }
    [[nodiscard]] QStringList names() const
    {
        const auto* model = list().findChild<QListView*>("palette.list")->model();
        QStringList names;
        for (int row = 0; row < model->rowCount(); ++row)
            names += model->index(row, 0).data().toString();
        return names;
    }

private Q_SLOTS:
    void init()
    {
        m_window.show();
        m_session = m_frames.open();
        m_actions = std::make_unique<ActionSet>(m_window);
        m_tracks = std::make_unique<TrackActions>(*m_actions, *m_session);
    }

    void theNearestThatIsFreeComesFirstAndTakesTheBox()
    {
        // Boxes stand at y = the number of their track: the farther the number, the farther the object.
        const Id<Track> asked = test::addTrack(*m_session, {5, 8});
        const Id<Track> taken = test::addTrack(*m_session, {5, 9});
        const Id<Track> near = test::addTrack(*m_session, {10, 15});
        const Id<Track> far = test::addTrack(*m_session, {10, 15}, BoxState::keyframe, "van");
        m_session->selection().select(m_session->editing().labels().boxOf(asked, 8)->id);
        pickTrack(*m_tracks, m_session->selection().current(), m_window);
        QCOMPARE(names(),
                 (QStringList{QString("Car %1").arg(near.value), QString("Van %1").arg(far.value), QString("Car %1").arg(taken.value)}));
        auto* field = list().findChild<QLineEdit*>("palette.search");
        QTest::keyClicks(field, QString::number(far.value));
        QCOMPARE(names().front(), QString("Van %1").arg(far.value));
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_COMPARE(test::framesOf(*m_session, far).front(), 8);
        QCOMPARE(test::framesOf(*m_session, asked), (std::vector{5, 6, 7}));
    }
};

POINTLOOM_TEST(TestTrackPicker, withApplication)
#include "tst_track_picker.moc"

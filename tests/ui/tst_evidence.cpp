// SPDX-License-Identifier: Apache-2.0
// Seen and assumed faces, and the sizes that hidden ones are completed to, in the real window.
#include "tests/ui/OpenedWindow.h"

#include "ui/jobs/UsualSizes.h"
#include "ui/panels/Chip.h"
#include "ui/panels/EvidenceBar.h"
#include "ui/scene/SceneColours.h"

#include <QLabel>

using namespace pointloom;
using test::OpenedWindow;

namespace {

constexpr SimulateParams street{.frames = 2, .seed = 11, .rings = 64, .columns = 1024, .cars = 16};

float strongest(const FaceEvidence& evidence)
{
    return *std::max_element(evidence.begin(), evidence.begin() + 4);
}

/// Pixels that are tinted like a seen face rather than like the ground behind it.
int greenish(const QImage& picture)
{
    int count = 0;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            const QColor pixel = picture.pixelColor(x, y);
            count += pixel.green() > pixel.red() + 14 && pixel.green() > pixel.blue() ? 1 : 0;
        }
    }
    return count;
}

}  // namespace

class TestEvidence : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::vector<SimulatedBox> m_cars;
    std::unique_ptr<OpenedWindow> m_opened;

    OpenedWindow& open(const char* workspace)
    {
        m_opened = std::make_unique<OpenedWindow>(m_folder, street, workspace);
        return *m_opened;
    }

    void boxFirstCar(OpenedWindow& w)
    {
        w.lookDownAt(m_cars.front().box.centre_m, 25);
        w.session().add({.box = m_cars.front().box, .classKey = "car"});
        w.press(Qt::Key_T);
    }

    /// Objects of one size, which nobody would take for the scheme's.
    void addSmallCars(OpenedWindow& w, int count)
    {
        for (int i = 0; i < count; ++i) {
            OrientedBox box = m_cars.front().box;
            box.centre_m.x() += 200 + 10 * i;
            box.size_m = {3.4, 1.6, 1.5};
            w.session().add({.box = box, .classKey = "car"});
        }
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_cars = test::carsOf(street);
        QVERIFY(!m_cars.empty() && m_cars.front().points > 100);
    }
    void cleanup() { m_opened.reset(); }

    void seenFacesAreTintedInEveryView()
    {
        OpenedWindow& w = open("tint.pointloom");
        QVERIFY(w.isOpen);
        boxFirstCar(w);
        const SceneBox& box = *w.main().model().selectedBox();
        QVERIFY(strongest(box.evidence) > 0.8F);
        QVERIFY(w.window.actions()[ActionId::showEvidence].isChecked());
        for (const char* name : {"", "topView", "sideView", "frontView"}) {
            SceneView& view = *name == '\0' ? w.main() : w.view(name);
            QTRY_VERIFY_WITH_TIMEOUT(view.statistics().pictures > 0, test::window_ms);
            const int with = greenish(view.grabPicture());
            w.press(Qt::Key_F7);
            const int without = greenish(view.grabPicture());
            QVERIFY2(with > without + 40, qPrintable(QString("%1: %2, without %3").arg(name).arg(with).arg(without)));
            w.press(Qt::Key_F7);
        }
    }

    void evidenceFollowsADraggedFace()
    {
        OpenedWindow& w = open("drag.pointloom");
        QVERIFY(w.isOpen);
        boxFirstCar(w);
        const auto& bar = *w.window.findChild<EvidenceBar*>();
        const SceneBox before = *w.main().model().selectedBox();
        QCOMPARE(bar.evidence(), before.evidence);
        const auto best = std::max_element(before.evidence.begin(), before.evidence.begin() + 4) - before.evidence.begin();
        OrientedBox moved = withFaceMoved(before.box, static_cast<Face>(best), 0.6);
        w.session().editing().push(reshapeBox(w.session().editing().labels(), w.session().selection().current(), moved));
        QVERIFY(w.main().model().selectedBox()->evidence[static_cast<std::size_t>(best)] < seenEvidence);
        QCOMPARE(bar.evidence(), w.main().model().selectedBox()->evidence);
    }

    void theUsualSizeLeavesSeenFacesWhereTheyAre()
    {
        OpenedWindow& w = open("usual.pointloom");
        QVERIFY(w.isOpen);
        boxFirstCar(w);
        const SceneBox seen = *w.main().model().selectedBox();
        const Face hidden = seen.seen[0] ? Face::front : Face::back;
        QVERIFY(seen.seen[0] != seen.seen[1]);
        const OrientedBox shorter = withFaceMoved(seen.box, hidden, -1);
        w.session().editing().push(reshapeBox(w.session().editing().labels(), w.session().selection().current(), shorter));
        w.press(Qt::Key_U, Qt::AltModifier);
        const OrientedBox completed = w.selected().box;
        QCOMPARE(completed.size_m.x(), w.session().sizes().current().size.typical_m.x());
        const double kept = hidden == Face::front ? -0.5 : 0.5;
        const Eigen::Vector3d before = fromBox(shorter, {kept * shorter.size_m.x(), 0, 0});
        const Eigen::Vector3d after = fromBox(completed, {kept * completed.size_m.x(), 0, 0});
        QVERIFY(std::abs(axisOf(shorter, 0).dot(after - before)) < 1e-9);
        w.press(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(w.selected().box == shorter);
    }

    void sizesAreLearnedFromTheBoxes()
    {
        OpenedWindow& w = open("learned.pointloom");
        QVERIFY(w.isOpen);
        UsualSizes& sizes = w.session().sizes();
        const double scheme = w.session().selection().currentClass().size.typical_m.x();
        addSmallCars(w, 12);
        QTRY_COMPARE_WITH_TIMEOUT(sizes.objects("car"), 12U, test::window_ms);
        const double learned = sizes.current().size.typical_m.x();
        QVERIFY(learned < scheme - 0.3 && learned > 3.4);
        auto& own = *w.window.findChild<Chip*>("usualSize.learned");
        auto& fromScheme = *w.window.findChild<Chip*>("usualSize.scheme");
        QVERIFY(own.isChecked() && own.isEnabled() && own.text().contains("12"));
        QTest::mouseClick(&fromScheme, Qt::LeftButton);
        QVERIFY(fromScheme.isChecked() && !own.isChecked());
        QCOMPARE(sizes.current().size.typical_m.x(), scheme);
        m_opened.reset();

        OpenedWindow& again = open("learned.pointloom");
        QVERIFY(again.isOpen && again.session().sizes().usesScheme());
        again.session().sizes().setUsesScheme(false);
        QTRY_COMPARE_WITH_TIMEOUT(again.session().sizes().current().size.typical_m.x(), learned, test::window_ms);
    }

    void theSizeOfAnObjectIsKnownFromItsOtherFrames()
    {
        OpenedWindow& w = open("track.pointloom");
        QVERIFY(w.isOpen);
        OrientedBox van = m_cars.front().box;
        van.size_m = {5.6, 2.1, 2.3};
        const Id<Cuboid> here = w.session().add({.box = van, .classKey = "car"});
        w.session().editing().pushMade([&](Document& document) { return continueTrack(document, here, 1, m_cars.front().box); });
        w.session().view().goToFrame(1);
        const auto what = w.session().sizes().of(w.selected());
        QVERIFY(what.has_value());
        QCOMPARE(what->size.typical_m, van.size_m);
    }
};

POINTLOOM_TEST(TestEvidence, inWindow)

#include "tst_evidence.moc"

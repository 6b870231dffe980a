// SPDX-License-Identifier: Apache-2.0
#include "tests/support/Support.h"
#include "tests/ui/Runs.h"
#include "tests/ui/scene/Scenes.h"
#include "ui/scene/CameraControl.h"
#include "ui/scene/LabelOverlay.h"

#include <QFontMetricsF>
#include <QGuiApplication>

using namespace pointloom;

namespace {

const Eigen::Vector2d overlaySize_px(800, 500);

std::vector<SceneBox> crowd(int count)
{
    std::mt19937 random(7);
    std::uniform_real_distribution<double> anywhere(-10, 10);
    std::vector<SceneBox> boxes;
    for (int i = 0; i < count; ++i) {
        SceneBox box = test::car(static_cast<std::uint64_t>(i) + 1);
        box.box.centre_m = {anywhere(random), anywhere(random), -0.9};
        boxes.push_back(box);
    }
    return boxes;
}

std::vector<PlacedLabel> labelsOf(const SceneModel& model)
{
    return placeLabels(model, viewTransform({}, overlaySize_px, {{0, 0, 0}, 60}), QFontMetricsF(QGuiApplication::font()));
}

}  // namespace

class TestLabelOverlay : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesNeverOverlapNorLeaveThePicture_data()
    {
        QTest::addColumn<int>("count");
        for (const int count : {1, 5, 20, 100})
            QTest::addRow("%d boxes", count) << count;
    }

    void namesNeverOverlapNorLeaveThePicture()
    {
        QFETCH(int, count);
        SceneModel model;
        model.setBoxes(crowd(count));
        const auto labels = labelsOf(model);
        QVERIFY(!labels.empty());
        for (std::size_t i = 0; i < labels.size(); ++i) {
            QVERIFY(QRectF(0, 0, overlaySize_px.x(), overlaySize_px.y()).contains(labels[i].place));
            for (std::size_t j = 0; j < i; ++j)
                QVERIFY(!labels[i].place.intersects(labels[j].place));
        }
    }

    void theSelectedBoxKeepsItsName()
    {
        SceneModel model;
        model.setBoxes(crowd(100));
        for (std::uint64_t id = 1; id <= 100; id += 9) {
            model.setSelected(id);
            const auto labels = labelsOf(model);
            QCOMPARE(labels.front().id, id);
        }
    }

    void noNameCoversAHandle()
    {
        SceneModel model;
        model.setBoxes(crowd(60));
        const ViewTransform view = viewTransform({}, overlaySize_px, {{0, 0, 0}, 60});
        for (std::uint64_t id = 1; id <= 60; id += 4) {
            model.setSelected(id);
            if ((model.selectedBox()->box.centre_m - CameraState{}.position_m).norm() > 30)
                continue;  // so far away that it has no handles
            const auto labels = labelsOf(model);
            for (const Handle& handle : handlesIn(model.selectedBox()->box, view)) {
                const auto at = view.toPixel(positionOf(model.selectedBox()->box, handle));
                for (const PlacedLabel& label : labels)
                    QVERIFY(!at || !label.place.contains(QPointF(at->x(), at->y())));
            }
        }
    }

    void aNameWithoutRoomMovesAwayWithALine()
    {
        SceneModel model;
        std::vector<SceneBox> boxes;
        for (std::uint64_t id = 1; id <= 8; ++id) {
            boxes.push_back(test::car(id));
            boxes.back().box.centre_m = {2, 0.1 * static_cast<double>(id), 0};
        }
        model.setBoxes(boxes);
        const auto labels = labelsOf(model);
        QVERIFY(labels.size() >= 5);
        QVERIFY(std::ranges::any_of(labels, [](const PlacedLabel& label) { return label.leader.has_value(); }));
        for (const PlacedLabel& label : labels)
            if (label.leader)
                QVERIFY(label.leader->length() < 200);
    }

    void noNameIsPutUnderWhatFloatsOverTheView()
    {
        SceneModel model;
        model.setBoxes(crowd(40));
        const std::vector<QRectF> covered{QRectF(0, 0, 400, 250)};
        const auto labels =
            placeLabels(model, viewTransform({}, overlaySize_px, {{0, 0, 0}, 60}), QFontMetricsF(QGuiApplication::font()), covered);
        QVERIFY(!labels.empty());
        for (const PlacedLabel& label : labels)
            QVERIFY(!label.place.intersects(covered.front()));
    }

    void aSpeckHasNoNameUnlessItIsSelected()
    {
        SceneModel model;
        SceneBox far = test::car(1);
        far.box.centre_m = CameraState{}.position_m + (CameraState{}.focus_m - CameraState{}.position_m).normalized() * 600;
        model.setBoxes({far});
        QVERIFY(labelsOf(model).empty());
        model.setSelected(1);
        QCOMPARE(labelsOf(model).size(), std::size_t(1));
    }

    void hiddenBoxesAndThoseBehindTheEyeHaveNone()
    {
        SceneModel model;
        SceneBox hidden = test::car(1);
        hidden.hidden = true;
        SceneBox behind = test::car(2);
        behind.box.centre_m = {-80, 0, 0};
        model.setBoxes({hidden, behind});
        QVERIFY(labelsOf(model).empty());
    }

    void aFinalBoxHasRoomForItsPadlock()
    {
        SceneModel model;
        model.setBoxes({test::car(1)});
        const double open_px = labelsOf(model).front().place.width();
        SceneBox final = test::car(1);
        final.state = BoxState::finalised;
        model.setBox(final);
        QVERIFY(labelsOf(model).front().final);
        QVERIFY(labelsOf(model).front().place.width() >= open_px + 10);
    }

    void thePreviewIsNamedLast()
    {
        SceneModel model;
        model.setBoxes({test::car(3)});
        SceneBox preview = test::car(4);
        preview.box.centre_m.y() += 5;
        preview.label = QStringLiteral("Truck");
        model.setPreview(preview);
        const auto labels = labelsOf(model);
        QCOMPARE(labels.size(), std::size_t(2));
        QCOMPARE(std::ranges::count(labels, std::uint64_t(0), &PlacedLabel::id), 1);
    }
};

POINTLOOM_TEST(TestLabelOverlay, withApplication)
#include "tst_label_overlay.moc"

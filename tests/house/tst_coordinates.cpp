// SPDX-License-Identifier: Apache-2.0
// The window takes a cloud's origin off, and puts it back, in one place: core/cloud/ScenePoint.h. What does it by hand mixes the two kinds
// of coordinates up sooner or later, and only clouds far from zero would show it.
#include "core/cloud/ScenePoint.h"
#include "tests/house/Sources.h"

#include <QRegularExpression>

#include <type_traits>

using namespace pointloom;
using namespace pointloom::test;

namespace {

// A place of one kind is no place of the other, and bare numbers are neither.
static_assert(!std::is_convertible_v<Eigen::Vector3f, ScenePoint>);
static_assert(!std::is_convertible_v<Eigen::Vector3d, FilePoint>);
static_assert(!std::is_convertible_v<ScenePoint, FilePoint>);
static_assert(!std::is_convertible_v<FilePoint, ScenePoint>);

/// Whatever is called a cloud, or holds one; a ray has an origin, too, which is another matter.
QStringList originsOfClouds(const QString& text)
{
    QStringList found;
    auto uses = QRegularExpression("\\b\\w*(?:[cC]loud|[fF]rame)\\)?(?:->|\\.)origin_m\\b").globalMatch(text);
    while (uses.hasNext())
        found << uses.next().captured();
    return found;
}

}  // namespace

class TestCoordinates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theCheckSeesWhatItIsFor_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("wrong");
        QTest::newRow("taken off") << "box.centre_m -= frame->cloud->origin_m;" << true;
        QTest::newRow("put back") << "const auto place = cloud.origin_m + point.cast<double>();" << true;
        QTest::newRow("kept for later") << "const Eigen::Vector3d& origin = (*sceneCloud).origin_m;" << true;
        QTest::newRow("of a frame") << "box.centre_m += trackFrame.origin_m;" << true;
        QTest::newRow("of a ray") << "return ray.origin_m + ray.direction * distance_m;" << false;
        QTest::newRow("as it should be") << "return toFile(box, *frame->cloud);" << false;
    }

    void theCheckSeesWhatItIsFor()
    {
        QFETCH(QString, text);
        QFETCH(bool, wrong);
        QCOMPARE(!originsOfClouds(text).isEmpty(), wrong);
    }

    void theWindowLeavesItToOnePlace()
    {
        QStringList wrong;
        const int files = forEachSource({"ui"}, [&](const QString& name, const QString& text) {
            for (const QString& found : originsOfClouds(text))
                wrong << name + ": " + found;
        });
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join("; ")));
        QVERIFY(files > 200);
    }
};

POINTLOOM_TEST(TestCoordinates, withoutApplication)
#include "tst_coordinates.moc"

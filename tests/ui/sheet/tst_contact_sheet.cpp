// SPDX-License-Identifier: Apache-2.0
#include "tests/support/Support.h"
#include "tests/ui/Runs.h"
#include "ui/sheet/ContactSheet.h"

#include <set>

using namespace pointloom;

namespace {

constexpr Rgb orange{0xff, 0xa0, 0x40};
constexpr Rgb blue{0x5a, 0xd1, 0xff};
const QColor outlineColour(0xff, 0xd4, 0x5a);

/// Points all over the box, the same ones each time.
std::shared_ptr<const PointCloud> filling(const OrientedBox& box, int count)
{
    std::mt19937_64 random(4);
    std::uniform_real_distribution<double> share(-0.5, 0.5);
    auto cloud = std::make_shared<PointCloud>();
    for (int i = 0; i < count; ++i) {
        const Eigen::Vector3d at(share(random), share(random), share(random));
        cloud->positions_m.push_back(fromBox(box, at.cwiseProduct(box.size_m)).cast<float>());
    }
    return cloud;
}

SheetEntry entry(const OrientedBox& box, Rgb colour, int points)
{
    return {filling(box, points), box, colour, "Car 2", "000008 · 1,933 points · 8.2 m"};
}

QColor of(Rgb colour)
{
    return {colour.r, colour.g, colour.b};
}

int pixelsLike(const QImage& image, const QColor& colour, int tolerance = 0)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) {
            const QColor pixel = image.pixelColor(x, y);
            count += std::abs(pixel.red() - colour.red()) <= tolerance && std::abs(pixel.green() - colour.green()) <= tolerance
                    && std::abs(pixel.blue() - colour.blue()) <= tolerance
                ? 1
                : 0;
        }
    return count;
}

/// Pixels whose hue is that of a colour: dots are dim or light, their hue stays.
int pixelsOfHue(const QImage& image, const QColor& colour)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) {
            const QColor pixel = image.pixelColor(x, y);
            count += pixel.value() > 90 && pixel.saturation() > 60 && std::abs(pixel.hue() - colour.hue()) < 8 ? 1 : 0;
        }
    return count;
}

}  // namespace

class TestContactSheet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void growsByRowsAndStaysInBounds()
    {
        const SheetEntry one = entry(test::goldenBox(), blue, 200);
        QSize before;
        for (const int count : {1, 2, 4, 9, 16, 20, 100}) {
            const QImage sheet = drawContactSheet(std::vector<SheetEntry>(static_cast<std::size_t>(count), one), "Street");
            QVERIFY(sheet.width() >= before.width() && sheet.height() >= before.height());
            QVERIFY(sheet.width() < 2400 && sheet.height() < 6000);
            before = sheet.size();
        }
        const auto height = [&](std::size_t count) { return drawContactSheet(std::vector<SheetEntry>(count, one), "Street").height(); };
        QCOMPARE(height(17), height(20));
        QCOMPARE(height(24) - height(20), height(20) - height(16));
    }

    void showsTheClassAndTheBox()
    {
        const QImage sheet = drawContactSheet({entry(test::goldenBox(), orange, 2000)}, "Street");
        QVERIFY(pixelsLike(sheet, of(orange)) > 30);  // the class's dot at the least
        QVERIFY(pixelsLike(sheet, outlineColour, 40) > 300);
        QCOMPARE(pixelsOfHue(sheet, of(blue)), 0);
    }

    void morePointsMorePixels()
    {
        const auto lit = [](int points) {
            return pixelsOfHue(drawContactSheet({entry(test::goldenBox(), blue, points)}, "Street"), of(blue));
        };
        const int none = lit(0);
        const int few = lit(20);
        const int many = lit(500);
        QVERIFY2(few > none + 3 * 20, qPrintable(QString("%1, %2").arg(none).arg(few)));  // a lone point is seen in all three views
        QVERIFY(many > 3 * few);
    }

    /// Only what is inside gets the class's colour.
    void pointsOutsideAreFaded()
    {
        SheetEntry inside = entry(test::goldenBox(), blue, 500);
        SheetEntry outside = inside;
        outside.cloud =
            filling({test::goldenBox().centre_m + Eigen::Vector3d(0, 0, 1.7), test::goldenBox().size_m, test::goldenBox().yaw_rad}, 500);
        const QImage nothing = drawContactSheet({entry(test::goldenBox(), blue, 0)}, "Street");
        const QImage faded = drawContactSheet({outside}, "Street");
        QCOMPARE(pixelsOfHue(faded, of(blue)), pixelsOfHue(nothing, of(blue)));
        QVERIFY(faded != nothing);
    }

    /// The views follow the box: turned and moved with its points it looks the same.
    void looksTheSameFromEverywhere()
    {
        const QImage straight = drawContactSheet({entry({{0, 0, 0}, {4, 1.8, 1.6}, 0}, blue, 300)}, "Street");
        const QImage turned = drawContactSheet({entry({{30, -12, 2}, {4, 1.8, 1.6}, 2.1}, blue, 300)}, "Street");
        int different = 0;
        for (int y = 0; y < straight.height(); ++y)
            for (int x = 0; x < straight.width(); ++x) {
                const QColor a = straight.pixelColor(x, y);
                const QColor b = turned.pixelColor(x, y);
                different += std::abs(a.red() - b.red()) + std::abs(a.green() - b.green()) + std::abs(a.blue() - b.blue()) > 24 ? 1 : 0;
            }
        QVERIFY2(different < 20, qPrintable(QString::number(different)));
    }

    void theHeadingMakesADifference()
    {
        const QImage forwards = drawContactSheet({entry(test::goldenBox(), blue, 0)}, "Street");
        SheetEntry back = entry(test::goldenBox(), blue, 0);
        back.cloud = filling({fromBox(test::goldenBox(), {1.6, 0, 0}), {0.6, 1.6, 1.4}, test::goldenBox().yaw_rad}, 300);
        SheetEntry front = back;
        front.box = flipped(front.box);
        QVERIFY(drawContactSheet({front}, "Street") != drawContactSheet({back}, "Street"));
        QVERIFY(drawContactSheet({front}, "Street") != forwards);
    }

    void nothingToShowIsSaid()
    {
        const QImage empty = drawContactSheet({}, "Street");
        QVERIFY(!empty.isNull());
        QVERIFY(pixelsLike(empty, QColor(0x8a, 0x94, 0xa3), 60) > 50);
    }

    void oddEntriesAreDrawn_data()
    {
        QTest::addColumn<SheetEntry>("odd");
        QTest::newRow("no cloud") << SheetEntry{nullptr, test::goldenBox(), blue, "Car", ""};
        QTest::newRow("no size") << SheetEntry{filling(test::goldenBox(), 50), {{10, 2, 0}, {0, 0, 0}, 0}, blue, "Car", ""};
        QTest::newRow("huge") << SheetEntry{filling(test::goldenBox(), 50), {{10, 2, 0}, {5000, 300, 20}, 0}, blue, "Car", ""};
        QTest::newRow("long texts") << SheetEntry{filling(test::goldenBox(), 50), test::goldenBox(), blue, QString(300, 'M'),
                                                  QString(300, 'W')};
        auto broken = std::make_shared<PointCloud>();
        broken->positions_m.assign(20, Eigen::Vector3f::Constant(std::numeric_limits<float>::quiet_NaN()));
        broken->positions_m.emplace_back(std::numeric_limits<float>::infinity(), 0.F, 0.F);
        QTest::newRow("no finite point") << SheetEntry{broken, test::goldenBox(), blue, "Car", ""};
    }

    void oddEntriesAreDrawn()
    {
        QFETCH(SheetEntry, odd);
        const QImage sheet = drawContactSheet({odd, entry(test::goldenBox(), orange, 100)}, "Street");
        QVERIFY(pixelsLike(sheet, of(orange)) > 30);
        QVERIFY(pixelsLike(sheet, outlineColour, 40) > 300);
    }
};

POINTLOOM_TEST(TestContactSheet, withGuiApplication)
#include "tst_contact_sheet.moc"

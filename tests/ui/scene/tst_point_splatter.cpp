// SPDX-License-Identifier: Apache-2.0
#include "tests/support/Support.h"
#include "ui/scene/PointSplatter.h"

#include <random>
#include <ranges>

using namespace pointloom;

namespace {

constexpr Rgba behind{1, 2, 3, 255};
constexpr Rgba red{200, 0, 0, 255};
constexpr Rgba green{0, 200, 0, 255};

Palette someColours()
{
    Palette palette;
    palette.fill({0, 0, 0, 0});
    palette[1] = red;
    palette[2] = green;
    return palette;
}

/// Clip space as it is: x and y from -1 to 1 over the picture, z from near to far.
SplatLook look(int width_px, int height_px, float size_px = 1)
{
    SplatLook look;
    look.width_px = width_px;
    look.height_px = height_px;
    look.size_px = size_px;
    look.background = behind;
    return look;
}

std::size_t countOf(std::span<const Rgba> pixels, const Rgba& colour)
{
    return static_cast<std::size_t>(std::ranges::count(pixels, colour));
}

}  // namespace

class TestPointSplatter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPointIsWhereItIsProjected()
    {
        PointSplatter splatter;
        const std::vector<Eigen::Vector3f> points{{-0.85F, -0.75F, 0}};
        const std::vector<std::uint8_t> colours{1};
        const auto pixels = splatter.draw(points, colours, someColours(), {}, look(10, 8));
        QCOMPARE(pixels.size(), 80U);
        QCOMPARE(countOf(pixels, red), 1U);
        QVERIFY(pixels[1 * 10 + 0] == red);  // the bottom row comes first
        QCOMPARE(countOf(pixels, behind), 79U);
    }

    void theNearerCoversTheFartherWhateverTheOrder()
    {
        PointSplatter splatter;
        const std::vector<Eigen::Vector3f> points{{0, 0, -0.5F}, {0, 0, 0.5F}};
        for (const bool nearFirst : {true, false}) {
            const std::vector<std::uint8_t> colours{1, 2};
            const std::vector<std::uint32_t> order = nearFirst ? std::vector<std::uint32_t>{0, 1} : std::vector<std::uint32_t>{1, 0};
            const auto pixels = splatter.draw(points, colours, someColours(), order, look(9, 9, 3));
            QCOMPARE(countOf(pixels, red), 9U);
            QCOMPARE(countOf(pixels, green), 0U);
        }
    }

    void whatIsHiddenBehindOrOutsideIsNotDrawn()
    {
        PointSplatter splatter;
        SplatLook perspective = look(9, 9, 3);
        perspective.clip_T_world(3, 3) = 0;
        perspective.clip_T_world(3, 2) = 1;  // w is z: the eye looks along +z
        const float nan = std::numeric_limits<float>::quiet_NaN();
        const std::vector<Eigen::Vector3f> points{{0, 0, -1}, {0, 0, 0}, {nan, 0, 1}, {50, 0, 1}, {0, 0, 1}};
        const std::vector<std::uint8_t> colours{1, 1, 1, 1, 0};  // the last one has a transparent colour
        const auto pixels = splatter.draw(points, colours, someColours(), {}, perspective);
        QCOMPARE(countOf(pixels, behind), pixels.size());
    }

    void pointsAtTheBorderAreCutOff()
    {
        PointSplatter splatter;
        const std::vector<Eigen::Vector3f> points{{-1, -1, 0}, {1, 1, 0}, {-1, 1, 0}, {1, -1, 0}};
        const std::vector<std::uint8_t> colours(4, 1);
        const auto pixels = splatter.draw(points, colours, someColours(), {}, look(20, 12, 6));
        QVERIFY(countOf(pixels, red) >= 4 * 4);
        QVERIFY(countOf(pixels, red) <= 4 * 16);
    }

    void roundPointsHaveNoCorners()
    {
        PointSplatter splatter;
        const std::vector<Eigen::Vector3f> points{{0, 0, 0}};
        const std::vector<std::uint8_t> colours{1};
        SplatLook round = look(21, 21, 9);
        const std::size_t square = countOf(splatter.draw(points, colours, someColours(), {}, round), red);
        round.round = true;
        const std::size_t disc = countOf(splatter.draw(points, colours, someColours(), {}, round), red);
        QCOMPARE(square, 81U);
        QVERIFY(disc > 55 && disc < 75);  // pi / 4 of it
    }

    void manyPointsLookTheSameAsDrawnOneByOne()
    {
        std::mt19937 random(3);
        std::uniform_real_distribution<float> anywhere(-1.1F, 1.1F);
        std::vector<Eigen::Vector3f> points;
        std::vector<std::uint8_t> colours;
        for (int i = 0; i < 100'000; ++i) {
            points.emplace_back(anywhere(random), anywhere(random), anywhere(random));
            colours.push_back(static_cast<std::uint8_t>(i % 3));
        }
        const SplatLook seen = look(160, 120, 2);
        PointSplatter shared;
        const auto all = shared.draw(points, colours, someColours(), {}, seen);

        // The same by the book, with a depth for each pixel.
        std::vector<Rgba> expected(160 * 120, behind);
        std::vector<std::uint32_t> nearest(expected.size(), UINT32_MAX);
        for (std::size_t i = 0; i < points.size(); ++i) {
            const float depth = (points[i].z() * 0.5F + 0.5F) * 16'777'214;
            if (colours[i] == 0 || depth < 0 || depth > 16'777'214)
                continue;
            const int x = static_cast<int>(std::floor((points[i].x() + 1) * 80 - 0.5F));
            const int y = static_cast<int>(std::floor((points[i].y() + 1) * 60 - 0.5F));
            const std::uint32_t word = static_cast<std::uint32_t>(depth) << 8U | colours[i];
            for (const auto& [dx, dy] : {std::pair(0, 0), std::pair(1, 0), std::pair(0, 1), std::pair(1, 1)}) {
                if (x + dx < 0 || y + dy < 0 || x + dx >= 160 || y + dy >= 120)
                    continue;
                const auto at = static_cast<std::size_t>((y + dy) * 160 + x + dx);
                if (word < nearest[at]) {
                    nearest[at] = word;
                    expected[at] = colours[i] == 1 ? red : green;
                }
            }
        }
        const auto differing = std::ranges::count_if(std::views::iota(std::size_t{0}, expected.size()),
                                                     [&](std::size_t at) { return !(expected[at] == all[at]); });
        QVERIFY(differing <= 4);  // fused multiplication may round a pixel's border otherwise
    }
};

POINTLOOM_TEST(TestPointSplatter, withCoreApplication)

#include "tst_point_splatter.moc"

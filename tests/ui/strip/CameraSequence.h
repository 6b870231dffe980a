// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/File.h"
#include "core/cloud/CloudWriter.h"
#include "tests/support/Support.h"
#include "tests/ui/Jobs.h"
#include "ui/application/OpenTask.h"

#include <QImage>

/// A small sequence of the tracking set with camera pictures whose pixels say where they lie.
namespace pointloom::test::camera {

namespace fs = std::filesystem;

inline constexpr int frames = 8;
inline constexpr QSize image_px(1200, 360);
inline constexpr int behindFrame = 4;   ///< where the object is behind the camera
inline constexpr int brokenFrame = 5;   ///< whose picture is none
inline constexpr int withoutFrame = 6;  ///< that has no picture
inline const std::string calibration =
    "P2: 700 0 600 0 0 700 180 0 0 0 1 0\nR_rect 1 0 0 0 1 0 0 0 1\nTr_velo_cam 0 -1 0 0 0 0 -1 0 1 0 0 0\n";

enum class Pictures { none, all };

/// Says by its colour where in the picture a pixel lies, and of which frame it is. It is far from the colours of edges.
inline QColor colourAt(const QPointF& pixel, int frame)
{
    return QColor(int(pixel.x() * 255 / image_px.width()), int(pixel.y() * 255 / image_px.height()), 10 * frame);
}

inline QImage pictureOf(int frame)
{
    QImage image(image_px, QImage::Format_RGB32);
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            image.setPixelColor(x, y, colourAt({x + 0.5, y + 0.5}, frame));
    return image;
}

inline std::string nameOf(int frame)
{
    return "00000" + std::to_string(frame);
}

/// A sequence of the tracking set with little in it: a flat ground.
inline void makeSequence(const fs::path& folder, Pictures pictures)
{
    PointCloud ground;
    for (float x = -20; x < 40; x += 1)
        for (float y = -10; y < 10; y += 1)
            ground.positions_m.push_back({x, y, -1.7F});
    ground.width = static_cast<std::uint32_t>(ground.size());
    VERIFY_RESULT(writeAtomically(folder / "label_02" / "0000.txt", ""));
    VERIFY_RESULT(writeAtomically(folder / "calib" / "0000.txt", calibration));
    for (int frame = 0; frame < frames; ++frame) {
        VERIFY_RESULT(writeCloud(folder / "velodyne" / "0000" / (nameOf(frame) + ".bin"), ground, CloudEncoding::kittiBin));
        const fs::path image = folder / "image_02" / "0000" / (nameOf(frame) + ".png");
        if (pictures == Pictures::none || frame == withoutFrame)
            continue;
        VERIFY_RESULT(writeAtomically(image, "no picture"));
        if (frame != brokenFrame)
            QVERIFY(pictureOf(frame).save(QString::fromStdString(image.string())));
    }
}

inline OrientedBox boxAt(int frame)
{
    const double ahead_m = frame == behindFrame ? -12 : 14 + frame;
    return {{ahead_m, 2, -0.9}, {4.2, 1.8, 1.6}, 0.4};
}

/// A session on it without labels, in a workspace of its own.
inline std::unique_ptr<Session> openSequence(const fs::path& folder, const fs::path& workspace)
{
    OpenRequest request;
    request.dataset = folder.string();
    request.workspace = workspace.string() + ".pointloom";
    request.scheme = projectFile("resources/schemes/driving.json").string();
    auto opening = openTask(request);
    if (!opening || !opening->task)
        qFatal("%s", opening ? "no task" : opening.error().text().c_str());
    auto session = std::make_unique<Session>(jobs(), std::move(*opening->task));
    session->start();
    return session;
}

}  // namespace pointloom::test::camera

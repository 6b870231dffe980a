// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cloud/PointCloud.h"
#include "core/fit/ClickFit.h"
#include "core/geometry/OrientedBox.h"
#include "core/index/CloudIndex.h"
#include "core/labels/Labels.h"
#include "core/schema/LabelSchema.h"
#include "ui/scene/MouseSettings.h"
#include "ui/scene/PointStyle.h"

#include <QObject>
#include <QString>

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <unordered_map>
#include <vector>

namespace pointloom {

/// A frame as the views need it. Prepared on a worker; immutable afterwards.
struct SceneCloud
{
    std::shared_ptr<const PointCloud> cloud;
    std::shared_ptr<const CloudIndex> index;  ///< may be null while it is being built
};

/// A box as the views need it. Coordinates relative to the cloud's origin.
struct SceneBox
{
    std::uint64_t id = 0;
    OrientedBox box;
    Rgb colour;
    QString label;            ///< "Car 2"
    SeenFaces seen{};         ///< edges of faces that are only assumed are dashed
    FaceEvidence evidence{};  ///< how sure it is of each
    bool hidden = false;
    bool chosen = false;      ///< selected together with the current one
    bool locked = false;      ///< has no handles
    std::uint64_t track = 0;  ///< of the object through all frames
    BoxState state = BoxState::keyframe;
};

/// What the main view and the side views draw, in one place. The window fills it; the views follow its signals.
class SceneModel : public QObject
{
    Q_OBJECT

public:
    explicit SceneModel(QObject* parent = nullptr);

    [[nodiscard]] const SceneCloud& cloud() const { return m_cloud; }
    [[nodiscard]] const std::vector<SceneBox>& boxes() const { return m_boxes; }
    [[nodiscard]] const SceneBox* box(std::uint64_t id) const;
    [[nodiscard]] std::uint64_t selected() const { return m_selected; }
    [[nodiscard]] const SceneBox* selectedBox() const { return box(m_selected); }
    [[nodiscard]] const std::optional<SceneBox>& preview() const { return m_preview; }
    [[nodiscard]] const PointStyle& style() const { return m_style; }
    [[nodiscard]] const ViewOptions& options() const { return m_options; }
    /// Whether a box is drawn and can be picked: not hidden, and not outside of what the view is cropped to.
    [[nodiscard]] bool shows(const SceneBox& box) const;
    /// The selected box is being dragged in one of the views: side views keep still, so that the box moves and not the points.
    [[nodiscard]] bool held() const { return m_held; }

    [[nodiscard]] const MouseSettings& mouse() const { return m_mouse; }
    void setMouse(const MouseSettings& mouse) { m_mouse = mouse; }
    /// No more points than this are drawn while a view moves.
    [[nodiscard]] std::size_t pointBudget() const { return m_pointBudget; }
    void setPointBudget(std::size_t points) { m_pointBudget = points; }

    void setCloud(SceneCloud cloud);
    void setBoxes(std::vector<SceneBox> boxes);
    /// One box changed, as it does many times a second while it is dragged.
    void setBox(const SceneBox& box);
    /// Several at once, told once: those that changed or came, and those that went.
    void changeBoxes(const std::vector<SceneBox>& changed, const std::set<std::uint64_t>& gone = {});
    void setSelected(std::uint64_t id);
    void setPreview(std::optional<SceneBox> preview);
    void setStyle(const PointStyle& style);
    void setOptions(const ViewOptions& options);
    void setHeld(bool held);  ///< called by the views

Q_SIGNALS:
    void cloudChanged();
    void boxesChanged();
    void selectionChanged();
    void previewChanged();
    void styleChanged();
    void optionsChanged();
    void heldChanged();

private:
    void findPlaces();
    void put(const SceneBox& box);

    SceneCloud m_cloud;
    std::vector<SceneBox> m_boxes;
    std::unordered_map<std::uint64_t, std::size_t> m_placeOf;  ///< in the boxes, by id
    std::uint64_t m_selected = 0;
    std::optional<SceneBox> m_preview;
    PointStyle m_style;
    ViewOptions m_options;
    bool m_held = false;
    MouseSettings m_mouse;
    std::size_t m_pointBudget = SIZE_MAX;
};

}  // namespace pointloom

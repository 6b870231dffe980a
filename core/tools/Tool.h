// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Message.h"
#include "core/cloud/ScenePoint.h"
#include "core/fit/ClickFit.h"
#include "core/labels/Labels.h"
#include "core/tools/FitRequest.h"

#include <Eigen/Core>

#include <optional>
#include <set>
#include <span>
#include <vector>

namespace pointloom {

/// What the left button means in a view that shows the whole scene: look around and choose; draw a line along an object; or, while it looks
/// around, click on points, whatever box is there.
enum class PointerMode { look, draw, measure };

/// What a hand does in a view, with what is there. Places in the scene: metres, relative to the cloud's origin.
struct PointerEvent
{
    enum class Kind {
        hover,      ///< the cursor came to rest over a point, or over none
        move,       ///< the cursor moved with no button down
        click,      ///< on a box, on a point, or beside everything
        place,      ///< a click while lines are drawn, whatever is under it
        stroke,     ///< a line is being drawn
        strokeEnd,  ///< it was let go
        band,       ///< a band was drawn around something
    };
    Kind kind = Kind::hover;
    Id<Cuboid> box = {};                           ///< under the cursor; 0: none
    std::optional<ScenePoint> point_m = {};        ///< the point of the cloud under the cursor
    std::optional<ScenePoint> ground_m = {};       ///< of a move, a place and a line's end: the ground under the cursor
    std::optional<ScenePoint> startGround_m = {};  ///< of a line: the ground where it began
    std::vector<Eigen::Vector3f> along_m = {};     ///< of a line that was let go: points of the cloud under it, those in its middle first
    std::vector<std::uint32_t> points = {};        ///< of a band: the numbers of the points in it
    std::vector<Id<Cuboid>> boxes = {};            ///< of a band: the boxes whose middle is in it
    bool shift = false;
    bool control = false;
};

/// What a tool may know about the task while it answers. Refers to values of whoever asks, for the time of the call.
struct ToolContext
{
    const CloudIndex* index = nullptr;  ///< of what is seen; null while it is being read
    const ClassDef& what;               ///< the class of new boxes, with the size that is usual here
    struct Box
    {
        OrientedBox box;
        bool hidden = false;
    };
    std::span<const Box> boxes = {};  ///< of the frame in sight
    bool readOnly = false;
};

/// A box drawn faintly: none at all when there is no box.
struct ToolPreview
{
    std::optional<OrientedBox> box = {};
    SeenFaces seen{};
};

/// Lines over the picture: corners that were set so far and the one under the cursor, or what is measured. Nothing when there are no
/// places.
struct ToolSketch
{
    enum class Look { corners, ruler };
    Look look = Look::corners;
    std::vector<Eigen::Vector3d> places_m = {};

    friend bool operator==(const ToolSketch&, const ToolSketch&) = default;
};

struct SelectionChange
{
    enum class Kind {
        only,    ///< these and nothing else
        toggle,  ///< selected what was not, and the other way round
        add,     ///< these as well
    };
    Kind kind = Kind::only;
    std::vector<Id<Cuboid>> ids = {};
};

/// A new object of the class that new boxes have.
struct MadeBox
{
    OrientedBox box;
    BoxOrigin origin = BoxOrigin::drawn;
    double score = 1;
    RankedFits alternatives = {};  ///< the ranked fits that it is the first of; "next fit" goes through them
};

/// What a tool wants done. Whatever is not said stays as it is.
struct ToolReply
{
    std::optional<ToolPreview> preview;
    std::optional<ToolSketch> sketch;
    std::optional<FitRequest> fit;  ///< its answer comes back to the same tool, unless the frame was left or the preview asked anew
    std::optional<MadeBox> made;
    std::optional<SelectionChange> selection;
    std::optional<Message> say;
    bool ended = false;  ///< of cancel(): something half done has ended
};

/// What a tool is called and how it wants the mouse.
struct ToolTraits
{
    const char* action;  ///< the action that chooses it, as actionKey() has it: its name, its keys and its icon are that action's
    PointerMode pointer = PointerMode::look;
    bool letsGo = false;  ///< choosing it again goes back to the first tool
    Message hint = {};    ///< said when it is chosen; may be empty
};

/// One way to use the mouse in the views: takes what a hand does and answers what is wanted, and keeps what is half done. Knows neither
/// window nor session.
class Tool
{
public:
    Tool() = default;
    Tool(const Tool&) = delete;
    Tool& operator=(const Tool&) = delete;
    virtual ~Tool() = default;

    [[nodiscard]] virtual ToolTraits traits() const = 0;
    [[nodiscard]] virtual ToolReply on(const PointerEvent& event, const ToolContext& context) = 0;
    /// The answer to what it asked for.
    [[nodiscard]] virtual ToolReply on(const FitAnswer& /*answer*/, const ToolContext& /*context*/) { return {}; }
    /// What is half done ends: Esc, another tool, another frame.
    [[nodiscard]] virtual ToolReply cancel() { return {}; }
};

}  // namespace pointloom

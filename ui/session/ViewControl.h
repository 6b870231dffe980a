// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/scene/SceneView.h"
#include "ui/session/PlaceJson.h"

#include <QObject>

namespace pointloom {

/// How the main view looks at the task, between the keys and panels that ask for it and the scene that shows it: cropping to the selected
/// box, following it, saved views. Knows everything that is remembered about it.
class ViewControl : public QObject
{
    Q_OBJECT

public:
    ViewControl(SceneView& view, SceneModel& scene);

    [[nodiscard]] SceneView& view() const { return m_view; }
    [[nodiscard]] SceneModel& scene() const { return m_scene; }

    /// Changes one thing about how points look or what is around them.
    template <class Change> void restyle(Change&& change)
    {
        PointStyle style = m_scene.style();
        change(style);
        m_scene.setStyle(style);
    }
    template <class Change> void arrange(Change&& change)
    {
        ViewOptions options = m_scene.options();
        change(options);
        m_scene.setOptions(options);
    }

    /// Shows nothing but the selected box and what is near it; stays with the selection until it is turned off.
    void setCropped(bool cropped);
    [[nodiscard]] bool isCropped() const { return m_scene.style().filter.crop.has_value(); }
    void setCropMargin(double margin_m);
    [[nodiscard]] double cropMargin_m() const { return m_cropMargin_m; }
    void clearFilter();

    [[nodiscard]] const SavedViews& savedViews() const { return m_saved; }
    void storeView(std::size_t slot);
    void showView(std::size_t slot);
    void renameView(std::size_t slot, const QString& name);
    void forgetView(std::size_t slot);

    [[nodiscard]] Place place() const;
    void setPlace(const Place& place);
    /// Of a task that is opened for the first time: looks stay as the person likes them, what belonged to the last task goes.
    void beginAnew();

Q_SIGNALS:
    void said(const QString& text);
    void savedViewsChanged();
    /// Something that is remembered.
    void changed();

private:
    void crop();
    void stayWithSelection();

    SceneView& m_view;
    SceneModel& m_scene;
    SavedViews m_saved;
    double m_cropMargin_m;
    std::optional<Eigen::Vector3d> m_followed;  ///< where the selected box was
    std::uint64_t m_followedId = 0;
    bool m_newFrame = false;
};

}  // namespace pointloom

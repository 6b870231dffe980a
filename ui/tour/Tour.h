// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/session/Session.h"
#include "ui/tools/ToolController.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <memory>

namespace pointloom {

class SceneModel;
class SceneView;
class TourCard;

/// Where the steps of the tour happen.
struct TourPlaces
{
    QPointer<SceneView> mainView;
    QPointer<QWidget> topView;
    QPointer<QWidget> attributes;
    QPointer<QWidget> frames;
    QPointer<QWidget> exportButton;
};

/// Five things to do with one's own hands: box a car, drag a face, tick what is asked, go to the next frame, export. Each step waits
/// until it was really done, however it was done. It can be skipped at any time.
class Tour : public QObject
{
    Q_OBJECT

public:
    enum class Step { box, face, attributes, frame, exporting, done };

    Tour(QWidget& window, Session& session, ToolController& tools, SceneModel& scene, TourPlaces places);
    ~Tour() override;

    [[nodiscard]] Step step() const { return m_step; }
    void retranslate();
    /// An export succeeded: what the last step waits for.
    void exported();

    /// Whether it was gone through, or skipped, once before.
    [[nodiscard]] static bool wasSeen();

Q_SIGNALS:
    void finished();

private:
    void go(Step step);
    void follow(const Edit& edit);
    void place();
    void lookAtACar();
    [[nodiscard]] QRect wherePlaceIs() const;
    [[nodiscard]] QRect whereTheCarIs() const;
    [[nodiscard]] QRect rectOf(const QWidget* widget) const;

    QWidget& m_window;
    Session& m_session;
    ToolController& m_tools;
    SceneModel& m_scene;
    TourPlaces m_places;
    std::unique_ptr<TourCard> m_card;
    QTimer m_placing;  ///< the place moves with the camera, with docks and with the window
    Step m_step = Step::box;
};

}  // namespace pointloom

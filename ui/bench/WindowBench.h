// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QString>

#include <functional>
#include <map>
#include <vector>

namespace pointloom {

class MainWindow;
class SceneView;

/// How long the window took to answer one kind of gesture.
struct GestureTimes
{
    QString what;
    std::vector<double> hand_ms;    ///< from the input to the picture in the view under the hand being on screen
    std::vector<double> others_ms;  ///< to a picture in every other view that shows it; empty when none does
    double target_ms = 0;           ///< what the hand is to wait at most, 95 times of 100
};

/// Works in an open window like a person who never rests: one input, the picture that shows it, the next input. Needs a frame that has
/// been read and no box selected; makes one box.
class WindowBench : public QObject
{
    Q_OBJECT

public:
    explicit WindowBench(MainWindow& window);

    /// Runs everything; about half a minute. Tells what it does through progress (0..1).
    [[nodiscard]] std::vector<GestureTimes> run(const std::function<void(double)>& progress);

    /// The cloud was uploaded so many times by recolouring and highlighting: must be none.
    [[nodiscard]] quint64 needlessUploads() const { return m_needlessUploads; }
    [[nodiscard]] std::size_t points() const;

private:
    GestureTimes orbit();
    GestureTimes zoom();
    GestureTimes hover();
    GestureTimes clickToBox();
    GestureTimes dragFace(SceneView& view, const QString& what);
    GestureTimes nudge();
    GestureTimes recolour();
    GestureTimes changeFrame();

    /// One input and the wait for its picture.
    void step(GestureTimes& times, SceneView& view, const std::function<void()>& input);
    void shown(SceneView& view);
    void startWaiting();
    [[nodiscard]] double now_ms() const;
    void lookAtBox();
    [[nodiscard]] std::vector<QPointF> placesOnPoints(int count) const;

    MainWindow& m_window;
    std::vector<SceneView*> m_views;
    QElapsedTimer m_clock;
    struct Waiting
    {
        double since_ms;
        quint64 picture;  ///< the last one drawn before
    };
    std::map<SceneView*, Waiting> m_waiting;  ///< for a picture that shows the input
    GestureTimes* m_times = nullptr;
    SceneView* m_hand = nullptr;
    quint64 m_needlessUploads = 0;
};

}  // namespace pointloom

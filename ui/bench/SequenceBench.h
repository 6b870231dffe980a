// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/bench/WindowBench.h"

#include <QElapsedTimer>
#include <QObject>

#include <vector>

namespace pointloom {

class StripPanel;

/// How fluid an object's strip is in an open window: boxes one object in up to sixty frames, scrolls through them and drags a face.
class SequenceBench : public QObject
{
    Q_OBJECT

public:
    /// The window has a sequence open whose first frame has been read.
    explicit SequenceBench(MainWindow& window);

    /// Nothing when there is no object in the first frame.
    [[nodiscard]] std::vector<GestureTimes> run();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] bool boxAnObject();
    /// One input and the wait until the strip has been painted after it.
    void step(GestureTimes& times, const std::function<void()>& input);
    GestureTimes scroll();
    GestureTimes dragFace();

    MainWindow& m_window;
    StripPanel* m_strip = nullptr;
    QElapsedTimer m_clock;
    quint64 m_paintings = 0;
};

}  // namespace pointloom

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/session/Session.h"

#include <QColor>
#include <QObject>
#include <QString>

#include <optional>
#include <unordered_map>
#include <vector>

namespace pointloom {

/// One track as a row of the timeline.
struct TrackRow
{
    Id<Track> track;
    QString name;
    QColor colour;       ///< of its class
    int classPlace = 0;  ///< in the scheme
    int first = 0;       ///< frame of its first box
    int last = 0;
    int boxes = 0;

    friend bool operator==(const TrackRow&, const TrackRow&) = default;
};

/// Frames in a row in which the boxes of a track have the same state.
struct TrackSpan
{
    int first = 0;
    int last = 0;
    BoxState state = BoxState::keyframe;

    friend bool operator==(const TrackSpan&, const TrackSpan&) = default;
};
using TrackSpans = std::vector<TrackSpan>;

/// The tracks of a session in the order in which the timeline shows them. An edit touches the rows of the tracks that it names and no
/// others.
class TrackList : public QObject
{
    Q_OBJECT

public:
    enum class Order { byFirstFrame, byClass, byNumber };

    explicit TrackList(Session& session, QObject* parent = nullptr);

    [[nodiscard]] const std::vector<TrackRow>& rows() const { return m_rows; }
    [[nodiscard]] std::optional<int> placeOf(Id<Track> track) const;
    /// Ascending; made when it is asked for the first time after a change.
    [[nodiscard]] const TrackSpans& spansOf(Id<Track> track) const;

    [[nodiscard]] Order order() const { return m_order; }
    void setOrder(Order order);
    /// Only the tracks that have a box in the frame in sight.
    [[nodiscard]] bool onlyHere() const { return m_onlyHere; }
    void setOnlyHere(bool onlyHere);
    void rebuild();

Q_SIGNALS:
    void reset();
    void rowChanged(int place);

private:
    void follow(const Edit& edit);
    [[nodiscard]] bool isShown(Id<Track> track) const;
    [[nodiscard]] bool comesBefore(const TrackRow& a, const TrackRow& b) const;
    [[nodiscard]] TrackRow rowOf(const Track& track) const;
    [[nodiscard]] bool replace(Id<Track> track);

    Session& m_session;
    Order m_order = Order::byFirstFrame;
    bool m_onlyHere = false;
    std::vector<TrackRow> m_rows;
    std::unordered_map<Id<Track>, int> m_placeOf;
    mutable std::unordered_map<Id<Track>, TrackSpans> m_spansOf;
};

}  // namespace pointloom

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/fit/ClickFit.h"
#include "core/job/JobSeries.h"
#include "ui/session/Session.h"

#include <QObject>

#include <functional>

namespace pointloom {

/// Runs fits to the frame in sight on a worker, in the order asked for. An answer that comes after the frame was left is dropped.
class Fitter : public QObject
{
    Q_OBJECT

public:
    using Work = std::function<RankedFits(const CloudIndex& index, const ClickParams& params)>;
    using Answer = std::function<void(const RankedFits& fits)>;

    explicit Fitter(Session& session, QObject* parent = nullptr);

    /// The work gets the frame's index, where its scan was likely taken from and what is known around. It must hold nothing that may end
    /// before it. The object is the box that is fitted again; none for a new one.
    void run(Work work, Answer answer, Id<Cuboid> object = {});
    /// The object under a place, by one click.
    void click(const Eigen::Vector3f& point_m, const ClassDef& what, Answer answer, Id<Cuboid> object = {});

private:
    Session& m_session;
    JobSeries m_jobs;
};

}  // namespace pointloom

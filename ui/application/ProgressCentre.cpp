// SPDX-License-Identifier: Apache-2.0
#include "ui/application/ProgressCentre.h"

#include <QTimer>

#include <algorithm>
#include <chrono>
#include <utility>

namespace pointloom {
namespace {

using namespace std::chrono_literals;

constexpr auto worthAWord = 500ms;

}  // namespace

Progress::Progress(ProgressCentre& centre, quint64 id) : m_centre(&centre), m_id(id) {}

Progress::Progress(Progress&& other) noexcept : m_centre(other.m_centre), m_id(std::exchange(other.m_id, 0)) {}

Progress& Progress::operator=(Progress&& other) noexcept
{
    if (this != &other) {
        end();
        m_centre = other.m_centre;
        m_id = std::exchange(other.m_id, 0);
    }
    return *this;
}

void Progress::setTitle(const QString& title) const
{
    if (ProgressCentre::Work* work = m_centre != nullptr ? m_centre->find(m_id) : nullptr; work != nullptr && work->title != title) {
        work->title = title;
        m_centre->tell(*work);
    }
}

void Progress::setShare(double share) const
{
    if (ProgressCentre::Work* work = m_centre != nullptr ? m_centre->find(m_id) : nullptr) {
        work->share = std::clamp(share, 0.0, 1.0);
        m_centre->tell(*work);
    }
}

void Progress::end()
{
    const quint64 id = std::exchange(m_id, 0);
    if (m_centre != nullptr && id != 0)
        m_centre->end(id);
}

Progress ProgressCentre::begin(const QString& title, Cancel cancel)
{
    const quint64 id = ++m_last;
    m_works.push_back({.id = id, .title = title, .share = {}, .cancel = std::move(cancel), .shown = false});
    QTimer::singleShot(worthAWord, this, [this, id] {
        if (Work* work = find(id)) {
            work->shown = true;
            Q_EMIT changed();
        }
    });
    return {*this, id};
}

std::vector<ProgressCentre::Work> ProgressCentre::shown() const
{
    std::vector<Work> out;
    std::ranges::copy_if(m_works, std::back_inserter(out), &Work::shown);
    return out;
}

void ProgressCentre::cancel(quint64 id)
{
    if (const Work* work = find(id); work != nullptr && work->cancel) {
        const Cancel stop = work->cancel;  // the work may end, and its entry with it, while this runs
        stop();
    }
}

ProgressCentre::Work* ProgressCentre::find(quint64 id)
{
    const auto found = std::ranges::find(m_works, id, &Work::id);
    return found == m_works.end() ? nullptr : &*found;
}

void ProgressCentre::end(quint64 id)
{
    const Work* work = find(id);
    if (work == nullptr)
        return;
    const bool wasShown = work->shown;
    std::erase_if(m_works, [id](const Work& candidate) { return candidate.id == id; });
    if (wasShown)
        Q_EMIT changed();
}

void ProgressCentre::tell(const Work& work)
{
    if (work.shown)
        Q_EMIT changed();
}

}  // namespace pointloom

#include "moc_ProgressCentre.cpp"

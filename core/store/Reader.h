// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/Database.h"

#include <filesystem>
#include <stop_token>
#include <utility>

namespace pointloom::store {

/// What reading needs: each question has a connection of its own, so any thread may ask, and a reader of a file that someone else
/// writes sees his latest.
class Reader
{
public:
    explicit Reader(std::filesystem::path file, std::stop_token stop = {}) : m_file(std::move(file)), m_stop(std::move(stop)) {}

    template <class Question, class... Args>
    [[nodiscard]] auto ask(const Question& question, const Args&... args) const -> decltype(question(std::declval<Database&>(), args...))
    {
        for (;;) {
            auto database = Database::open(m_file, Access::read, m_stop);
            if (!database)
                return std::unexpected(database.error());
            auto answer = question(**database, args...);
            if (auto interrupted = (*database)->interrupted())  // rows that could not be read are no damage to be made good
                return std::unexpected(std::move(*interrupted));
            if (!(*database)->changedMeanwhile())
                return answer;
        }
    }

    [[nodiscard]] const std::filesystem::path& file() const { return m_file; }

private:
    std::filesystem::path m_file;
    std::stop_token m_stop;
};

}  // namespace pointloom::store

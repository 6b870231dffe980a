// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

/// Targets for fuzzers: each takes any bytes at all and ends by itself if one of its promises is broken. Every one is a file here, and runs
/// in two ways: under libFuzzer with sanitizers (tests/fuzz/run), as long as one likes, and under ctest, where the same targets get their
/// seeds and a fixed number of mutations of them.
namespace pointloom::fuzz {

/// Inputs to begin with: good ones, small, of every kind that the target reads.
using Seeds = std::vector<std::string>;

struct Target
{
    std::string name;
    std::function<void(std::string_view)> run;
    std::function<Seeds()> seeds;
};

/// All targets that the program holds.
[[nodiscard]] std::vector<Target>& targets();

/// Makes a target known before main() begins.
struct Registered
{
    Registered(std::string name, std::function<void(std::string_view)> run, std::function<Seeds()> seeds);
};

/// A broken promise: says so and ends the process, as libFuzzer wants it.
void expect(bool kept, const char* promise);

/// A file that holds these bytes until the next one of the name is made. In memory where the system has a place for that.
[[nodiscard]] std::filesystem::path fileWith(std::string_view name, std::string_view bytes);

/// The first byte as a choice of so many, and what is behind it: for targets that read several kinds of files.
struct Chosen
{
    std::size_t kind;
    std::string_view rest;
};
[[nodiscard]] Chosen chosen(std::string_view bytes, std::size_t kinds);

/// A seed for such a target.
[[nodiscard]] std::string withChoice(std::size_t kind, std::string_view bytes);

}  // namespace pointloom::fuzz

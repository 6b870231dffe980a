// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/Fuzz.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <random>

using namespace pointloom::fuzz;

namespace {

/// Numbers and signs that have broken readers before.
constexpr std::array<std::string_view, 20> hostileWords{
    "0",        "-1",   "4294967295", "4294967296", "18446744073709551615", "9223372036854775807",  "1e9", "nan", "-inf",
    "1e308",    "1e39", "1e22",       "-1e-320",    "2147483648",           "99999999999999999999", "\"",  "[",   "null",
    "\xff\xfe", "\n"};

/// Changes bytes, cuts, doubles, exchanges pieces with another seed, or puts a hostile word in a number's place.
class Mutator
{
public:
    explicit Mutator(const Seeds& seeds) : m_seeds(seeds) {}

    [[nodiscard]] std::string next()
    {
        std::string file = m_seeds[below(m_seeds.size())];
        for (std::size_t changes = 1 + below(4); changes > 0; --changes)
            change(file);
        return file;
    }

private:
    [[nodiscard]] std::size_t below(std::size_t limit) { return limit == 0 ? 0 : m_random() % limit; }

    void change(std::string& file)
    {
        const std::size_t at = below(file.size());
        switch (below(7)) {
        case 0:
            if (!file.empty())
                file[at] = static_cast<char>(m_random());
            break;
        case 1:
            if (!file.empty())
                file[at] ^= static_cast<char>(1U << below(8));
            break;
        case 2:
            file.resize(at);
            break;
        case 3:
            file.insert(at, file.substr(below(file.size()), below(64)));
            break;
        case 4:
            file.erase(at, below(32));
            break;
        case 5: {
            const std::string& other = m_seeds[below(m_seeds.size())];
            file.insert(at, other.substr(below(other.size()), below(64)));
            break;
        }
        default:
            putWord(file, at);
        }
    }

    void putWord(std::string& file, std::size_t from)
    {
        const std::size_t at = file.find_first_of("0123456789", from);
        if (at == std::string::npos)
            return;
        const std::size_t end = std::min(file.find_first_not_of("0123456789.", at), file.size());
        file.replace(at, end - at, hostileWords[below(hostileWords.size())]);
    }

    const Seeds& m_seeds;
    std::mt19937_64 m_random{20'260'101};
};

/// The mutations are the same each time: what broke can be run again.
void replay(const Target& target, std::size_t runs)
{
    const Seeds seeds = target.seeds();
    expect(!seeds.empty(), "a target has seeds");
    for (const std::string& seed : seeds)
        target.run(seed);
    Mutator mutator(seeds);
    for (std::size_t i = 0; i < runs; ++i)
        target.run(mutator.next());
    std::printf("%s: %zu seeds, %zu mutations\n", target.name.c_str(), seeds.size(), runs);
}

/// A file that a fuzzer left behind.
void runFile(const Target& target, const char* path)
{
    std::ifstream in(path, std::ios::binary);
    target.run(std::string{std::istreambuf_iterator<char>(in), {}});
}

}  // namespace

/// fuzz_replay TARGET RUNS, or fuzz_replay TARGET file INPUT
int main(int argc, char** argv)
{
    const std::string name = argc > 1 ? argv[1] : "";
    const auto target = std::ranges::find(targets(), name, &Target::name);
    if (target == targets().end() || argc < 3) {
        std::fprintf(stderr, "usage: fuzz_replay TARGET RUNS, or fuzz_replay TARGET file INPUT\n");
        for (const Target& one : targets())
            std::fprintf(stderr, "  %s\n", one.name.c_str());
        return 2;
    }
    if (std::string_view(argv[2]) == "file" && argc > 3)
        runFile(*target, argv[3]);
    else
        replay(*target, std::strtoul(argv[2], nullptr, 10));
    return 0;
}

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <vector>

/// Small datasets written by hand.
namespace pointloom::test {

inline void writeFloats(const std::filesystem::path& file, const std::vector<float>& numbers)
{
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary)
        .write(reinterpret_cast<const char*>(numbers.data()), static_cast<std::streamsize>(numbers.size() * sizeof(float)));
}

inline void writeText(const std::filesystem::path& file, const std::string& text)
{
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file) << text;
}

/// Flat ground and the sides of a car 12 m ahead, x y z intensity.
inline std::vector<float> scanOfACar(unsigned seed)
{
    std::mt19937 random(seed);
    std::uniform_real_distribution<float> share(0, 1);
    std::vector<float> numbers;
    for (int i = 0; i < 600; ++i)
        numbers.insert(numbers.end(), {3 + 25 * share(random), -12 + 24 * share(random), -1.65F + 0.02F * share(random), 20});
    for (int i = 0; i < 300; ++i) {
        const bool rear = i % 2 == 0;
        numbers.insert(
            numbers.end(),
            {rear ? 10.0F : 10 + 4 * share(random), rear ? 2.1F + 1.8F * share(random) : 2.1F, -1.5F + 1.35F * share(random), 90});
    }
    return numbers;
}

}  // namespace pointloom::test

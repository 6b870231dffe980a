// SPDX-License-Identifier: Apache-2.0
#include "core/base/Expression.h"

#include "core/base/Text.h"

#include <charconv>
#include <cmath>
#include <string>

namespace pointloom {
namespace {

constexpr int deepest = 32;  ///< brackets within brackets: nobody types more, and the stack is finite

/// A recursive descent: sum = product {+- product}, product = factor {*/ factor}, factor = [+-] factor | number [unit] | (sum).
class Parser
{
public:
    Parser(std::string_view text, std::span<const Unit> units) : m_rest(text), m_units(units) {}

    Result<double> all(double current)
    {
        auto value = relative(current);
        skipBlanks();
        if (value && !m_rest.empty())
            return unexpected();
        if (value && !std::isfinite(*value))
            return fail(PL_TEXT("core", "This has no finite result"));
        return value;
    }

private:
    Result<double> relative(double current)
    {
        for (const char sign : {'+', '-', '*', '/'}) {
            const char assigned[] = {sign, '='};
            if (!take({assigned, 2}))
                continue;
            const auto operand = sum();
            return operand ? Result<double>(applied(sign, current, *operand)) : operand;
        }
        skipBlanks();
        const bool continues = !m_rest.empty() && (m_rest.front() == '*' || m_rest.front() == '/');
        return continues ? restOfSum(restOfProduct(current)) : sum();
    }

    Result<double> sum() { return restOfSum(product()); }

    Result<double> restOfSum(Result<double> left)
    {
        while (left) {
            const char sign = takeOne("+-");
            if (sign == '\0')
                break;
            const auto right = product();
            if (!right)
                return right;
            *left = applied(sign, *left, *right);
        }
        return left;
    }

    Result<double> product() { return restOfProduct(factor()); }

    Result<double> restOfProduct(Result<double> left)
    {
        while (left) {
            const char sign = takeOne("*/");
            if (sign == '\0')
                break;
            const auto right = factor();
            if (!right)
                return right;
            *left = applied(sign, *left, *right);
        }
        return left;
    }

    Result<double> factor()
    {
        if (++m_depth > deepest)
            return fail(PL_TEXT("core", "Too many brackets"));
        const auto value = takeOne("-") != '\0' ? negated(factor())
            : takeOne("+") != '\0'              ? factor()
            : takeOne("(") != '\0'              ? bracket()
                                                : number();
        --m_depth;
        return value;
    }

    static Result<double> negated(Result<double> value)
    {
        if (value)
            *value = -*value;
        return value;
    }

    Result<double> bracket()
    {
        const auto value = sum();
        if (value && takeOne(")") == '\0')
            return fail(PL_TEXT("core", "A bracket is not closed"));
        return value;
    }

    Result<double> number()
    {
        skipBlanks();
        std::size_t length = 0;
        while (length < m_rest.size() && (isDigit(m_rest[length]) || m_rest[length] == '.' || m_rest[length] == ','))
            ++length;
        std::string digits(m_rest.substr(0, length));
        if (const auto comma = digits.find(','); comma != std::string::npos)
            digits[comma] = '.';
        double value = 0;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        if (error != std::errc() || end != digits.data() + digits.size())
            return unexpected();
        m_rest.remove_prefix(length);
        return inFieldUnit(value);
    }

    Result<double> inFieldUnit(double value)
    {
        skipBlanks();
        std::size_t length = 0;
        while (length < m_rest.size() && std::string_view("+-*/() \t").find(m_rest[length]) == std::string_view::npos
               && !isDigit(m_rest[length]))
            ++length;
        const std::string_view name = m_rest.substr(0, length);
        if (name.empty())
            return value;
        for (const Unit& unit : m_units) {
            if (unit.name == name) {
                m_rest.remove_prefix(length);
                return value * unit.factor;
            }
        }
        return fail(PL_TEXT("core", "“%1” is no unit here"), std::string(name));
    }

    static double applied(char sign, double left, double right)
    {
        switch (sign) {
        case '+':
            return left + right;
        case '-':
            return left - right;
        case '*':
            return left * right;
        default:
            return left / right;  // by zero: not finite, which all() refuses
        }
    }

    [[nodiscard]] Result<double> unexpected() const
    {
        if (m_rest.empty())
            return fail(PL_TEXT("core", "A number is missing at the end"));
        return fail(PL_TEXT("core", "“%1” is no number"), std::string(m_rest));
    }

    void skipBlanks()
    {
        while (!m_rest.empty() && (m_rest.front() == ' ' || m_rest.front() == '\t'))
            m_rest.remove_prefix(1);
    }

    bool take(std::string_view word)
    {
        skipBlanks();
        if (!m_rest.starts_with(word))
            return false;
        m_rest.remove_prefix(word.size());
        return true;
    }

    /// The next character when it is one of these, else zero.
    char takeOne(std::string_view of)
    {
        skipBlanks();
        if (m_rest.empty() || of.find(m_rest.front()) == std::string_view::npos)
            return '\0';
        const char taken = m_rest.front();
        m_rest.remove_prefix(1);
        return taken;
    }

    std::string_view m_rest;
    std::span<const Unit> m_units;
    int m_depth = 0;
};

}  // namespace

Result<double> evaluate(std::string_view text, double current, std::span<const Unit> units)
{
    return Parser(text, units).all(current);
}

}  // namespace pointloom

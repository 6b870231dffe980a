// SPDX-License-Identifier: Apache-2.0
#include "core/store/Content.h"

#include <QCryptographicHash>
#include <QtEndian>

namespace pointloom::store {

RowDigest rowDigest(std::initializer_list<QByteArray> fields)
{
    QByteArray row;
    for (const QByteArray& field : fields) {
        row += QByteArray::number(field.size());
        row += ':';
        row += field;
    }
    const QByteArray hash = QCryptographicHash::hash(row, QCryptographicHash::Sha256);
    RowDigest digest{};
    qFromLittleEndian<quint64>(hash.constData(), qsizetype(digest.size()), digest.data());
    return digest;
}

void Content::add(const RowDigest& row)
{
    std::uint64_t carry = 0;
    for (std::size_t i = 0; i < m_sum.size(); ++i) {
        const std::uint64_t withCarry = row[i] + carry;
        carry = withCarry < carry ? 1 : 0;
        m_sum[i] += withCarry;
        carry += m_sum[i] < withCarry ? 1 : 0;
    }
}

void Content::remove(const RowDigest& row)
{
    RowDigest negative{};  // of 2^256: all bits turned, and one
    std::uint64_t carry = 1;
    for (std::size_t i = 0; i < row.size(); ++i) {
        negative[i] = ~row[i] + carry;
        carry = carry != 0 && negative[i] == 0 ? 1 : 0;
    }
    add(negative);
}

QByteArray Content::bytes() const
{
    QByteArray bytes(qsizetype(sizeof(RowDigest)), '\0');
    qToLittleEndian<quint64>(m_sum.data(), qsizetype(m_sum.size()), bytes.data());
    return bytes;
}

std::optional<Content> Content::from(const QByteArray& bytes)
{
    if (bytes.size() != qsizetype(sizeof(RowDigest)))
        return std::nullopt;
    Content content;
    qFromLittleEndian<quint64>(bytes.constData(), qsizetype(content.m_sum.size()), content.m_sum.data());
    return content;
}

}  // namespace pointloom::store

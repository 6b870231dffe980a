// SPDX-License-Identifier: Apache-2.0
#include "core/store/Chain.h"

#include <QCryptographicHash>

namespace pointloom::store {

QByteArray chainStart()
{
    return QByteArray(QCryptographicHash::hashLength(QCryptographicHash::Sha256), '\0');
}

QByteArray chainHash(const QByteArray& before, const Link& link)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(before);
    // Each field is led by its length: otherwise text could wander from one field to the next unnoticed.
    for (const QByteArray& field : {QByteArray::number(qlonglong(link.task)), link.opId, link.kind, link.author, link.at, link.payload}) {
        hash.addData(QByteArray::number(field.size()) + ':');
        hash.addData(field);
    }
    return hash.result();
}

}  // namespace pointloom::store

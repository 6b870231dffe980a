// SPDX-License-Identifier: Apache-2.0
#include "core/store/CloudPrint.h"

#include "core/cloud/CloudReader.h"

#include <QCryptographicHash>
#include <QList>

#include <algorithm>
#include <cmath>
#include <limits>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace pointloom {
namespace {

/// A scan that was recorded once does not agree with another one in as many bytes at three places.
constexpr off_t blockBytes = 4096;

class OpenFile
{
public:
    explicit OpenFile(const std::filesystem::path& file) : m_number(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {}
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;
    ~OpenFile()
    {
        if (m_number >= 0)
            ::close(m_number);
    }

    /// -1 when it is no file.
    [[nodiscard]] off_t size() const
    {
        struct stat facts{};
        return m_number >= 0 && ::fstat(m_number, &facts) == 0 && S_ISREG(facts.st_mode) ? facts.st_size : -1;
    }
    [[nodiscard]] QByteArray block(off_t at) const
    {
        QByteArray bytes(blockBytes, Qt::Uninitialized);
        const ssize_t read = ::pread(m_number, bytes.data(), blockBytes, at);
        bytes.truncate(read < 0 ? 0 : read);
        return bytes;
    }

private:
    int m_number;
};

/// Some points of a cloud, the same ones however it is stored.
struct PointSample
{
    std::size_t points = 0;  ///< in the file
    std::vector<Eigen::Vector3d> chosen;
};

/// Stretches of a cloud, as readCloud takes a sample of a file that it need not read as a whole.
constexpr std::size_t stretches = 16;
constexpr std::size_t pointsPerStretch = 256;
constexpr std::size_t sampledPoints = stretches * pointsPerStretch;

PointSample sampleOf(const PointCloud& cloud, std::size_t points)
{
    const bool isWhole = cloud.size() == points && points > 4 * sampledPoints;
    PointSample out{.points = points, .chosen = {}};
    const std::size_t step = isWhole ? (points - pointsPerStretch) / (stretches - 1) : pointsPerStretch;
    const std::size_t count = isWhole ? sampledPoints : cloud.size();
    for (std::size_t i = 0; i < count; ++i)
        out.chosen.push_back(cloud.at(i / pointsPerStretch * step + i % pointsPerStretch));
    return out;
}

Eigen::Vector3d middleOf(const PointSample& sample)
{
    Eigen::Vector3d sum = Eigen::Vector3d::Zero();
    std::size_t finite = 0;
    for (const Eigen::Vector3d& point : sample.chosen) {
        if (!point.allFinite())
            continue;
        sum += point;
        ++finite;
    }
    return finite > 0 ? Eigen::Vector3d(sum / static_cast<double>(finite)) : sum;
}

QByteArray hashOf(const PointSample& sample)
{
    std::vector<double> numbers;
    numbers.reserve(3 * sample.chosen.size());
    for (const Eigen::Vector3d& point : sample.chosen)
        for (const double value : point)
            numbers.push_back(std::isnan(value) ? std::numeric_limits<double>::quiet_NaN() : value + 0.0);  // one zero, one NaN
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(QByteArrayView(reinterpret_cast<const char*>(numbers.data()), qsizetype(numbers.size() * sizeof(double))));
    return hash.result().toHex();
}

}  // namespace

QByteArray cloudPrint(const std::filesystem::path& file)
{
    const OpenFile open(file);
    const off_t size = open.size();
    if (size < 0)
        return {};
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const off_t last = std::max<off_t>(0, size - blockBytes);
    for (const off_t at : {off_t{0}, last / 3, last / 3 * 2, last})
        hash.addData(open.block(at));
    return QByteArray::number(qlonglong(size)) + ' ' + hash.result().toHex();
}

QByteArray pointsPrint(const std::filesystem::path& file, const std::vector<Column>& columns)
{
    // Without a header the columns are found out from the numbers, which takes longer than reading all of them: that is done once.
    const auto format = cloudFormatOf(file);
    const bool hasHeader = format == CloudFormat::pcd || format == CloudFormat::ply;
    const auto facts = hasHeader ? readCloudFacts(file, {}, columns) : Result<CloudFacts>();
    const auto cloud = facts ? readCloud(file, {.format = {}, .columns = columns, .sample = hasHeader}) : std::unexpected(facts.error());
    if (!cloud)
        return {};
    const PointSample sample = sampleOf(*cloud, hasHeader ? facts->points : cloud->size());
    QByteArray out = QByteArray::number(qulonglong(sample.points));
    for (const double value_m : middleOf(sample))
        out += ' ' + QByteArray::number(value_m, 'f', 4);
    return out + ' ' + hashOf(sample);
}

bool areOfOneScan(const QByteArray& pointsPrint, const QByteArray& other)
{
    constexpr double rounded_m = 0.002;  // beyond what coordinates in millimetres move the middle of many
    if (pointsPrint.isEmpty() || pointsPrint == other)
        return !pointsPrint.isEmpty();
    const QList<QByteArray> a = pointsPrint.split(' ');
    const QList<QByteArray> b = other.split(' ');
    if (a.size() != b.size() || a.size() != 5 || a[0] != b[0])
        return false;
    const auto isNear = [&](int part) { return std::abs(a[part].toDouble() - b[part].toDouble()) <= rounded_m; };
    return isNear(1) && isNear(2) && isNear(3);
}

}  // namespace pointloom

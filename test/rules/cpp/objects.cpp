// Right code as C++ programs write it: containers, owners, references, exceptions.
#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <cstdint>
#include <memory>
#include <numeric>
#include <span>
#include <stdexcept>
#include <string>
#include <system_error>
#include <vector>
#include <numa.h>
#include <numaif.h>
#include <unistd.h>

namespace {

const std::uintptr_t page_size = sysconf(_SC_PAGESIZE);

void *page_of(const void *address) {
  return reinterpret_cast<void *>(reinterpret_cast<std::uintptr_t>(address) & ~(page_size - 1));
}

std::vector<void *> pages_of(const std::vector<char> &buffer) {
  std::vector<void *> pages;
  for (std::size_t at = 0; at < buffer.size(); at += page_size) pages.push_back(page_of(&buffer[at]));
  return pages;
}

} // namespace

std::vector<int> nodes_of(const std::vector<char> &buffer) {
  auto pages = pages_of(buffer);
  std::vector<int> status(pages.size(), INT_MIN);
  if (move_pages(0, pages.size(), pages.data(), nullptr, status.data(), 0) != 0)
    throw std::system_error(errno, std::generic_category(), "move_pages");
  return status;
}

std::size_t moved_in_all(std::vector<void *> pages, int node) {
  std::vector<int> nodes(pages.size(), node);
  std::vector<int> status(pages.size());
  std::fill(status.begin(), status.end(), INT_MIN);
  const long left = move_pages(0, pages.size(), pages.data(), nodes.data(), status.data(), MPOL_MF_MOVE);
  if (left < 0) throw std::runtime_error("move_pages: " + std::to_string(errno));
  if (left > 0) throw std::runtime_error("not all pages moved");
  return std::count_if(status.begin(), status.end(), [&](int one) { return one == node; });
}

// Room is made first: the size says nothing of the storage.
long reserved(const std::vector<void *> &given) {
  std::vector<void *> pages;
  std::vector<int> status;
  pages.reserve(given.size());
  status.reserve(given.size());
  for (auto *page : given) pages.push_back(page_of(page));
  for (auto *page : given) status.push_back(page == nullptr ? INT_MIN : INT_MIN + 1);
  if (move_pages(0, given.size(), pages.data(), nullptr, status.data(), 0) < 0) return -1;
  return std::accumulate(status.begin(), status.end(), 0L);
}

// Filled by somebody else, through a reference.
void fill(std::vector<void *> &pages, std::vector<int> &status, std::size_t &count);
long through_references() {
  std::vector<void *> pages(1);
  std::vector<int> status(1);
  std::size_t count = 1;
  fill(pages, status, count);
  if (move_pages(0, count, pages.data(), nullptr, status.data(), 0) < 0) return -errno;
  return status.at(0);
}

// Grows behind an iterator.
long inserted(const std::vector<void *> &more) {
  std::vector<void *> pages(1);
  std::copy(more.begin(), more.end(), std::back_inserter(pages));
  pages.insert(pages.end(), more.begin(), more.end());
  std::vector<int> status(pages.size(), INT_MIN);
  if (move_pages(0, pages.size(), &pages[0], nullptr, &status[0], 0) < 0) return -errno;
  return *std::max_element(status.begin(), status.end());
}

class Region {
public:
  explicit Region(std::size_t bytes, int node) : bytes_(bytes), memory_(numa_alloc_onnode(bytes, node)) {}
  Region(const Region &) = delete;
  ~Region() { numa_free(memory_, bytes_); }

  bool on(int node) const {
    std::size_t count = bytes_ / page_size;
    auto pages = std::make_unique<void *[]>(count);
    std::unique_ptr<int[]> status(new int[count]);
    for (std::size_t i = 0; i < count; ++i) {
      pages[i] = static_cast<char *>(memory_) + i * page_size;
      status[i] = INT_MIN;
    }
    if (::move_pages(0, count, pages.get(), nullptr, status.get(), 0) < 0) return false;
    return std::all_of(status.get(), status.get() + count, [node](int one) { return one == node; });
  }

  int first(int attempts) noexcept(false) {
    std::array<void *, 1> pages{memory_};
    std::array<int, 1> status{{INT_MIN}};
    for (int i = 0; i < attempts; i++) {
      try {
        if (move_pages(0, pages.size(), pages.data(), nullptr, status.data(), 0) < 0)
          throw std::system_error(errno, std::generic_category());
        if (status[0] >= 0) return status[0];
        touch();
      } catch (const std::system_error &error) {
        if (error.code().value() != EINTR) throw;
      }
    }
    return -1;
  }

private:
  void touch();
  std::size_t bytes_;
  void *memory_;
};

// An element that is changed through a reference or a range loop.
long sentinel_by_reference(std::span<void *> pages, int node) {
  std::vector<int> nodes(pages.size()), status(pages.size());
  for (auto &one : nodes) one = node;
  for (int &one : status) one = INT_MIN;
  long result = move_pages(0, pages.size(), pages.data(), nodes.data(), status.data(), MPOL_MF_MOVE);
  if (result < 0) return -errno;
  long moved = 0;
  for (int one : status) moved += one == node;
  return result > 0 ? -1 : moved;
}

// The flags are decided elsewhere, and a lambda may be called later.
template <typename Each>
void later(Each each);
long captured(void **pages, const int *nodes, int *status, bool all) {
  int flags = 8;
  auto settle = [&flags, all] { flags = all ? MPOL_MF_MOVE_ALL : MPOL_MF_MOVE; };
  later(settle);
  if (flags == MPOL_MF_MOVE_ALL && geteuid() != 0) return -EPERM;
  long result = move_pages(0, 2, pages, nodes, status, flags);
  if (result < 0 && errno == EPERM) return -EPERM;
  return result;
}

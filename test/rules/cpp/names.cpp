// Functions that only share a name with a call, and calls that are none.
#include <memory>
#include <vector>
#include <numaif.h>

class Viewer {
public:
  void move_pages(int distance);
  virtual long move_pages(int first, int count, int from, int to, int flags, int unit);
  void forward(int n) {
    move_pages(n);
    this->move_pages(n);
    move_pages(1, n, 0, 0, 8, 16);
  }
};

class Widget {
  std::unique_ptr<Viewer> viewer_;
  void page_down(Viewer *other, Viewer &third) {
    viewer_->move_pages(1, 2, 3, 4, 8, 16);
    other->move_pages(1);
    third.move_pages(0, 0, 0, 0, 8, 9);
    (*other).move_pages(0, 0, 0, 0, 8, 9);
  }
};

namespace gui {
long move_pages(int document, unsigned long count, void **pages, const int *nodes, int *status, int flags);

void in_the_same_namespace(void **pages, int *status) { move_pages(0, 2, pages, nullptr, status, 8); }

struct Document {
  void in_a_class_of_it(void **pages, int *status) { move_pages(0, 2, pages, nullptr, status, 8); }
};
} // namespace gui

void qualified(void **pages, int *status) {
  gui::move_pages(0, 1, pages, nullptr, nullptr, 8);
  ::gui::move_pages(0, 1, pages, nullptr, nullptr, 8);
  Viewer::move_pages(0, 1, pages, nullptr, status, 8);
  std::move_pages(0, 1, pages, nullptr, status, 8);
}

// The class is in a header: with these arguments it can only be its own.
void Reader::scroll(int lines) { move_pages(lines); }

void a_local_of_the_name(void **pages, int *status) {
  auto move_pages = [](int, int, void **, const int *, int *, int flags) { return flags; };
  move_pages(0, 1, pages, nullptr, status, 8);
}

void a_parameter_of_the_name(bool mbind, long (*move_pages)(int, int, int, int, int, int)) {
  if (mbind) move_pages(0, 1, 2, 3, 4, 8);
}

// Helpers of one name in several classes: what the first does says nothing of the second.
struct Wrong {
  static int flags() { return 8; }
};
struct Right {
  static int flags() { return MPOL_MF_MOVE; }
  long move(void **pages, const int *nodes, int *status) {
    for (int i = 0; i < 2; i++) status[i] = -1000;
    return ::move_pages(0, 2, pages, nodes, status, flags());
  }
};
namespace wrong {
int wanted() { return 8; }
} // namespace wrong
int wanted() { return MPOL_MF_MOVE; }
long helper_of_a_namespace(void **pages, const int *nodes, int *status) {
  return move_pages(0, 2, pages, nodes, status, wanted());
}

// Overloads are not told apart.
int choose(int) { return 8; }
int choose(double) { return MPOL_MF_MOVE; }
long overloaded(void **pages, const int *nodes, int *status) {
  return move_pages(0, 2, pages, nodes, status, choose(1.0));
}

// Which body runs is known at run time only.
struct Policy {
  virtual ~Policy() = default;
  virtual int flags() const { return 8; }
};
long decided_at_run_time(const Policy &policy, void **pages, const int *nodes, int *status) {
  return move_pages(0, 2, pages, nodes, status, policy.flags());
}

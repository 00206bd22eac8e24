// An array of plain values that may become very long: it grows in place where the system can move pages instead of
// copying them, so that no second copy ever stands beside it. What it was given and not yet filled costs no memory.
#pragma once

#include "base/memory.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <new>
#include <type_traits>
#include <utility>

namespace plantrack {

template <class T>
class GrowingArray {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  GrowingArray() = default;
  GrowingArray(GrowingArray&& other) noexcept { swap(other); }
  GrowingArray(const GrowingArray& other) { append(other); }
  GrowingArray& operator=(GrowingArray other) noexcept {
    swap(other);
    return *this;
  }
  ~GrowingArray() {
    std::free(data_);
    memory_budget.give_back(counted_);
  }

  void push_back(T value) {
    if (size_ == room_) grow_to_fill(size_ + 1);
    data_[size_++] = value;
  }
  void append(const T* from, std::size_t count) {
    if (count == 0) return;
    if (room_ - size_ < count) grow_to_fill(size_ + count);
    std::memcpy(data_ + size_, from, count * sizeof(T));
    size_ += count;
  }
  void append(const GrowingArray& other) { append(other.data_, other.size_); }
  void resize(std::size_t size) {  // new values are not set
    if (size > room_) grow(size);
    size_ = size;
  }
  void reserve(std::size_t size) {
    if (size > room_) grow_to_fill(size);
  }
  void clear() { size_ = 0; }

  T& operator[](std::size_t i) { return data_[i]; }
  const T& operator[](std::size_t i) const { return data_[i]; }
  T* data() { return data_; }
  const T* data() const { return data_; }
  T* begin() { return data_; }
  T* end() { return data_ + size_; }
  const T* begin() const { return data_; }
  const T* end() const { return data_ + size_; }
  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  std::size_t room() const { return room_; }  // for so many values
  std::size_t bytes() const { return size_ * sizeof(T); }

 private:
  void swap(GrowingArray& other) noexcept {
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
    std::swap(room_, other.room_);
    std::swap(counted_, other.counted_);
  }
  // What is to be filled counts against the memory that may be held; room that resize() makes need never be touched.
  void grow_to_fill(std::size_t needed) {
    grow(needed);
    memory_budget.take(room_ * sizeof(T) - counted_);
    counted_ = room_ * sizeof(T);
  }
  void grow(std::size_t needed) {
    const std::size_t more = room_ * sizeof(T) < large ? 2 * room_ : room_ + room_ / 4;
    const std::size_t room = std::max({needed, more, std::size_t{16}});
    void* const moved = std::realloc(static_cast<void*>(data_), room * sizeof(T));
    if (moved == nullptr) throw std::bad_alloc();
    data_ = static_cast<T*>(moved);
    room_ = room;
  }

  static constexpr std::size_t large = std::size_t{1} << 12U;  // bytes, from which on it grows by less

  T* data_ = nullptr;
  std::size_t size_ = 0;
  std::size_t room_ = 0;
  std::size_t counted_ = 0;  // bytes
};

}  // namespace plantrack

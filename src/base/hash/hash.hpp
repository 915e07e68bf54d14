/// @file hash.hpp
/// Hashes by which equal content is known: XXH3 and XXH64, the same on every machine. They are written to records and
/// PDFs, so their values never change. No defence against those who look for two contents of one hash. All functions
/// are pure; a hasher belongs to one thread.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace vestnik {

/// The high and the low half.
using Hash128 = std::array<std::uint64_t, 2>;

[[nodiscard]] std::uint64_t hash64(std::string_view bytes);
[[nodiscard]] Hash128 hash128(std::string_view bytes);
/// XXH64: chooses the shard of an archive's issue, and must agree with the runs before.
[[nodiscard]] std::uint64_t shard_hash(std::string_view name);

/// 32 small hexadecimal digits.
[[nodiscard]] std::string to_hex(const Hash128& hash);

/// Hashes what comes in pieces: gives what hash64() and hash128() give for all of them in a row. Construction throws
/// std::bad_alloc.
class Hasher {
 public:
  Hasher();
  ~Hasher();
  Hasher(const Hasher&) = delete;
  Hasher& operator=(const Hasher&) = delete;

  void add(std::string_view bytes);
  [[nodiscard]] std::uint64_t hash64() const;
  [[nodiscard]] Hash128 hash128() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace vestnik

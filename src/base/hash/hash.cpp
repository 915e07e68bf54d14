#include "base/hash/hash.hpp"

#include <xxhash.h>

#include <new>

namespace vestnik {
namespace {

Hash128 halves(const XXH128_hash_t& hash) { return {hash.high64, hash.low64}; }

void append_hex(std::string& text, std::uint64_t number) {
  for (int shift = 60; shift >= 0; shift -= 4) text += "0123456789abcdef"[number >> shift & 0xFU];
}

}  // namespace

std::uint64_t hash64(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }
Hash128 hash128(std::string_view bytes) { return halves(XXH3_128bits(bytes.data(), bytes.size())); }
std::uint64_t shard_hash(std::string_view name) { return XXH64(name.data(), name.size(), 0); }

std::string to_hex(const Hash128& hash) {
  std::string text;
  append_hex(text, hash[0]);
  append_hex(text, hash[1]);
  return text;
}

/// Both sizes of XXH3 read the bytes in the same way and differ only at the end.
struct Hasher::State {
  std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> of{XXH3_createState(), &XXH3_freeState};
};

Hasher::Hasher() : state_(std::make_unique<State>()) {
  if (!state_->of || XXH3_128bits_reset(state_->of.get()) != XXH_OK) throw std::bad_alloc();
}
Hasher::~Hasher() = default;

void Hasher::add(std::string_view bytes) { XXH3_128bits_update(state_->of.get(), bytes.data(), bytes.size()); }
std::uint64_t Hasher::hash64() const { return XXH3_64bits_digest(state_->of.get()); }
Hash128 Hasher::hash128() const { return halves(XXH3_128bits_digest(state_->of.get())); }

}  // namespace vestnik

#include "compute/growth.hpp"

#include <cmath>
#include <numeric>

namespace plantrack {

double yearly_rate(const Rational& factor, int months) {
  return std::pow(factor.get_d(), 12.0 / months) - 1.0;
}

std::optional<Rational> compound_rate(const Rational& factor, int years) {
  if (years == 1) return Rational(100 * (factor - 1));
  return finite(100.0 * yearly_rate(factor, 12 * years));
}

int compare_growth(const Rational& factor, int months, const Rational& percent) {
  const Rational yearly = 1 + percent / 100;
  if (yearly <= 0) return factor == 0 && yearly == 0 ? 0 : 1;
  const int common = std::gcd(12, months);
  return cmp(power(factor, static_cast<unsigned>(12 / common)), power(yearly, static_cast<unsigned>(months / common)));
}

std::optional<Rational> finite(double value) {
  if (!std::isfinite(value)) return std::nullopt;
  return rational(value);
}

}  // namespace plantrack

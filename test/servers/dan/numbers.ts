const weights = [3, 2, 7, 6, 5, 4, 3, 2];

/** So many synthetic organization numbers, each with its right check digit, the same every time. */
export function organizationNumbers(count: number): string[] {
  const numbers: string[] = [];
  for (let first = 31_500_000; numbers.length < count; first++) {
    const digits = String(first);
    const check = (11 - (weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0) % 11)) % 11;
    if (check < 10) numbers.push(`${digits}${check}`);
  }
  return numbers;
}

// The data: base64 of raw deflate (RFC 1951). The browser unpacks it; an old one that cannot is helped by the function below.
function bytesOf(base64) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(base64.trim());
  const text = atob(base64.trim()), bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}

async function unpacked(base64) {
  const bytes = bytesOf(base64);
  let plain;
  try {
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    plain = await new Response(stream).arrayBuffer();
  } catch {
    plain = inflate(bytes);
  }
  return JSON.parse(new TextDecoder().decode(plain));
}

const LENGTHS = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
const LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const DISTANCES = [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097,
  6145, 8193, 12289, 16385, 24577];
const DISTANCE_BITS = [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13];
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/** A Huffman code as counts by length and the symbols in order. */
function codeOf(lengths) {
  const counts = new Uint16Array(16), starts = new Uint16Array(16), symbols = new Uint16Array(lengths.length);
  for (const length of lengths) counts[length]++;
  counts[0] = 0;
  for (let length = 1; length < 16; length++) starts[length] = starts[length - 1] + counts[length - 1];
  lengths.forEach((length, symbol) => { if (length) symbols[starts[length]++] = symbol; });
  return { counts, symbols };
}

function inflate(bytes) {
  let at = 0, held = 0, bits = 0, out = new Uint8Array(bytes.length * 6), end = 0;
  const take = (count) => {
    while (bits < count) { held |= bytes[at++] << bits; bits += 8; }
    const value = held & ((1 << count) - 1);
    held >>>= count;
    bits -= count;
    return value;
  };
  const symbolOf = ({ counts, symbols }) => {
    let code = 0, first = 0, index = 0;
    for (let length = 1; length < 16; length++) {
      code |= take(1);
      if (code - counts[length] < first) return symbols[index + code - first];
      index += counts[length];
      first = (first + counts[length]) << 1;
      code <<= 1;
    }
    throw new Error("the data of this page are damaged");
  };
  const room = (count) => {
    if (end + count <= out.length) return;
    const wider = new Uint8Array(Math.max(out.length * 2, end + count));
    wider.set(out);
    out = wider;
  };
  const tables = () => {
    const literals = take(5) + 257, distances = take(5) + 1, codes = take(4) + 4, lengths = new Array(19).fill(0);
    for (let index = 0; index < codes; index++) lengths[ORDER[index]] = take(3);
    const code = codeOf(lengths), read = [];
    while (read.length < literals + distances) {
      const symbol = symbolOf(code);
      if (symbol < 16) read.push(symbol);
      else {
        const value = symbol === 16 ? read[read.length - 1] : 0;
        const count = symbol === 16 ? 3 + take(2) : symbol === 17 ? 3 + take(3) : 11 + take(7);
        for (let index = 0; index < count; index++) read.push(value);
      }
    }
    return [codeOf(read.slice(0, literals)), codeOf(read.slice(literals))];
  };
  const fixed = () => [
    codeOf(Array.from({ length: 288 }, (_, index) => (index < 144 ? 8 : index < 256 ? 9 : index < 280 ? 7 : 8))),
    codeOf(new Array(30).fill(5)),
  ];
  for (let last = 0; !last;) {
    last = take(1);
    const kind = take(2);
    if (kind === 0) {
      held = bits = 0;
      const length = bytes[at] | (bytes[at + 1] << 8);
      room(length);
      out.set(bytes.subarray(at + 4, at + 4 + length), end);
      at += 4 + length;
      end += length;
      continue;
    }
    const [literals, distances] = kind === 1 ? fixed() : tables();
    for (let symbol = symbolOf(literals); symbol !== 256; symbol = symbolOf(literals)) {
      room(258);
      if (symbol < 256) { out[end++] = symbol; continue; }
      const length = LENGTHS[symbol - 257] + take(LENGTH_BITS[symbol - 257]);
      const far = symbolOf(distances), from = end - (DISTANCES[far] + take(DISTANCE_BITS[far]));
      for (let index = 0; index < length; index++) out[end++] = out[from + index];
    }
  }
  return out.subarray(0, end);
}

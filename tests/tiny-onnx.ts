// Tiny networks as bytes, written by hand: what a model file looks like to whoever reads it without running it, whole or hostile in one way.

const number = (value: number): number[] =>
  value < 0x80 ? [value] : [(value % 0x80) | 0x80, ...number(Math.floor(value / 0x80))]
const of = (field: number, value: number): number[] => [...number(field * 8), ...number(value)]
const holding = (field: number, bytes: readonly number[]): number[] => [
  ...number(field * 8 + 2),
  ...number(bytes.length),
  ...bytes,
]
const text = (field: number, value: string): number[] => holding(field, [...Buffer.from(value)])

export type Tiny = {
  readonly operator?: string
  readonly domain?: string
  readonly input?: readonly number[]
  readonly output?: readonly number[]
  readonly inputs?: number
  readonly opset?: number
  /** Length and bytes of the weights. */
  readonly weights?: { readonly length: number; readonly bytes: number; readonly external?: boolean }
  readonly graph_in_node?: boolean
}

export const tinyOnnx = (tiny: Tiny = {}): Buffer => {
  const { operator = 'Conv', domain = '', input = [1, 3, 64, 64], output = [1, 84, 85], inputs = 1, opset = 11 } = tiny
  const { weights = { length: 2, bytes: 8 }, graph_in_node = false } = tiny
  const node = [
    ...text(1, 'images'),
    ...text(2, 'output'),
    ...text(4, operator),
    ...(domain === '' ? [] : text(7, domain)),
    ...(graph_in_node ? holding(5, [...text(1, 'body'), ...holding(6, text(2, 'inner'))]) : []),
  ]
  const tensor = [
    ...of(1, weights.length),
    ...of(2, 1),
    ...text(8, 'w'),
    ...(weights.external === true
      ? [...holding(13, [...text(1, 'location'), ...text(2, '/etc/passwd')]), ...of(14, 1)]
      : holding(9, new Array<number>(weights.bytes).fill(0))),
  ]
  const graph = [
    ...holding(1, node),
    ...text(2, 'tiny'),
    ...holding(5, tensor),
    ...Array.from({ length: inputs }, (_, at) => holding(11, shaped(at === 0 ? 'images' : `other${at}`, input))).flat(),
    ...holding(12, shaped('output', output)),
  ]
  return Buffer.from([...of(1, 6), ...holding(7, graph), ...holding(8, of(2, opset))])
}

const shaped = (name: string, shape: readonly number[]): number[] => {
  const dimensions = shape.flatMap(length => holding(1, of(1, length)))
  return [...text(1, name), ...holding(2, holding(1, [...of(1, 1), ...holding(2, dimensions)]))]
}

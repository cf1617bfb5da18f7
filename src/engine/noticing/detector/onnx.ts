// ONNX: what a model file says of itself, read without running any of it: its operators, its input and output, where its weights lie. Whatever could
// reach beyond the file (weights elsewhere, operators of others, graphs within graphs) is told, so that it can be refused.
// Field numbers: onnx.proto3 of ONNX 1.x.

import { type Field, fieldsOf, messageIn, NotProtobuf, numbersIn, textIn } from './protobuf.ts'

export type Shaped = {
  readonly name: string
  /** 1: float of 32 bits. */
  readonly element: number
  /** undefined: a length that is not fixed. */
  readonly shape: readonly (number | undefined)[]
}

export type OnnxFile = {
  readonly opset: number
  readonly operators: ReadonlySet<string>
  readonly nodes: number
  readonly inputs: readonly Shaped[]
  readonly outputs: readonly Shaped[]
  /** Domains of operators that are not of ONNX itself. */
  readonly foreign: readonly string[]
  /** Weights that are said to lie in another file. */
  readonly external: boolean
  /** Graphs within nodes, functions, training: what a plain network has none of. */
  readonly nested: boolean
  /** Weights that claim another size than the bytes they bring. */
  readonly mismatched: boolean
}

type Found = {
  opset: number
  operators: Set<string>
  nodes: number
  inputs: Shaped[]
  outputs: Shaped[]
  weights: Set<string>
  foreign: Set<string>
  external: boolean
  nested: boolean
  mismatched: boolean
  graphs: number
}

const MOST_NODES = 20_000
const MOST_DIMENSIONS = 16
const MOST_ENDS = 1024
const STANDARD: ReadonlySet<string> = new Set(['', 'ai.onnx'])

/** Undefined: it is no ONNX file, or is cut off. */
export const readOnnx = (bytes: Uint8Array): OnnxFile | undefined => {
  const found: Found = {
    ...{ opset: 0, operators: new Set(), nodes: 0, inputs: [], outputs: [], weights: new Set(), foreign: new Set() },
    ...{ external: false, nested: false, mismatched: false, graphs: 0 },
  }
  try {
    for (const field of fieldsOf(bytes)) readModelField(field, found)
  } catch (error) {
    if (error instanceof NotProtobuf) return undefined
    throw error
  }
  if (found.graphs !== 1 || found.nodes === 0) return undefined
  const { weights, inputs, foreign, ...rest } = found
  return { ...rest, inputs: inputs.filter(({ name }) => !weights.has(name)), foreign: [...foreign] }
}

const readModelField = (field: Field, found: Found): void => {
  if (field.number === 7) readGraph(messageIn(field), found)
  else if (field.number === 8) readOpset(messageIn(field), found)
  else if (field.number === 20 || field.number === 25) found.nested = true
}

const readOpset = (bytes: Uint8Array, found: Found): void => {
  let domain = ''
  let version = 0
  for (const field of fieldsOf(bytes)) {
    if (field.number === 1) domain = textIn(field)
    else if (field.number === 2) version = field.value
  }
  if (STANDARD.has(domain)) found.opset = Math.max(found.opset, version)
  else found.foreign.add(domain)
}

const readGraph = (bytes: Uint8Array, found: Found): void => {
  found.graphs++
  for (const field of fieldsOf(bytes)) {
    if (field.number === 1) readNode(messageIn(field), found)
    else if (field.number === 5) readTensor(messageIn(field), found)
    else if (field.number === 11) push(found.inputs, readShaped(messageIn(field)))
    else if (field.number === 12) push(found.outputs, readShaped(messageIn(field)))
    else if (field.number === 15) found.nested = true
  }
}

const push = (list: Shaped[], one: Shaped): void => {
  if (list.length === MOST_ENDS) throw new NotProtobuf()
  list.push(one)
}

const readNode = (bytes: Uint8Array, found: Found): void => {
  if (++found.nodes > MOST_NODES) throw new NotProtobuf()
  for (const field of fieldsOf(bytes)) {
    if (field.number === 4) found.operators.add(textIn(field))
    else if (field.number === 7) {
      const domain = textIn(field)
      if (!STANDARD.has(domain)) found.foreign.add(domain)
    } else if (field.number === 5) readAttribute(messageIn(field), found)
  }
}

const readAttribute = (bytes: Uint8Array, found: Found): void => {
  for (const field of fieldsOf(bytes)) {
    if (field.number === 5 || field.number === 10) readTensor(messageIn(field), found)
    else if (field.number === 6 || field.number === 11 || field.number === 22 || field.number === 23)
      found.nested = true
  }
}

/** Bytes of one element by its type; other types have no place in a network that looks at pictures. */
const elementBytes: Readonly<Record<number, number>> = { 1: 4, 2: 1, 3: 1, 6: 4, 7: 8, 9: 1, 10: 2, 11: 8 }

const readTensor = (bytes: Uint8Array, found: Found): void => {
  let elements = 1
  let dimensions = 0
  let type = 0
  let raw: number | undefined
  let typed = 0
  for (const field of fieldsOf(bytes)) {
    if (field.number === 1)
      for (const length of numbersIn(field, MOST_DIMENSIONS)) {
        elements *= length
        if (++dimensions > MOST_DIMENSIONS) throw new NotProtobuf()
      }
    else if (field.number === 2) type = field.value
    else if (field.number === 8) found.weights.add(textIn(field))
    else if (field.number === 9) raw = messageIn(field).length
    else if (field.number === 4 || field.number === 5 || field.number === 7 || field.number === 10)
      typed += field.bytes?.length ?? 1
    else if (field.number === 13 || (field.number === 14 && field.value !== 0)) found.external = true
  }
  const size = elementBytes[type]
  const fits = raw === undefined ? elements === 0 || (typed > 0 && typed >= elements) : raw === elements * (size ?? -1)
  if (size === undefined || !fits) found.mismatched = true
}

const readShaped = (bytes: Uint8Array): Shaped => {
  let name = ''
  let element = 0
  const shape: (number | undefined)[] = []
  for (const field of fieldsOf(bytes)) {
    if (field.number === 1) name = textIn(field)
    else if (field.number === 2)
      for (const type of fieldsOf(messageIn(field)))
        if (type.number === 1)
          for (const tensor of fieldsOf(messageIn(type))) {
            if (tensor.number === 1) element = tensor.value
            else if (tensor.number === 2) readShape(messageIn(tensor), shape)
          }
  }
  return { name, element, shape }
}

const readShape = (bytes: Uint8Array, shape: (number | undefined)[]): void => {
  for (const field of fieldsOf(bytes)) {
    if (field.number !== 1) continue
    if (shape.length === MOST_DIMENSIONS) throw new NotProtobuf()
    let length: number | undefined
    for (const dimension of fieldsOf(messageIn(field))) if (dimension.number === 1) length = dimension.value
    shape.push(length)
  }
}

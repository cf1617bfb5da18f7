// Model check: whether a file that somebody brought is a network that the detector can use, before any of it runs. It must be YOLOX as it is exported:
// pictures in, boxes out, nothing but plain operators of ONNX, all weights within the file. Licence and origin are for people to say.

import { no, ok, type Result } from '#base/result.ts'
import { type OnnxFile, readOnnx } from './detector/onnx.ts'

/** Larger than any network that a station has the time for. */
export const MOST_MODEL_BYTES = 128 << 20

export type ModelLayout = {
  /** Names by which the network calls them. */
  readonly input: string
  readonly output: string
  /** Pixels of the picture that it looks at. */
  readonly width: number
  readonly height: number
  readonly classes: number
  readonly opset: number
  readonly nodes: number
}

export type ModelFault = {
  readonly why:
    | 'not_onnx'
    | 'other_operator'
    | 'outside_file'
    | 'not_plain'
    | 'sizes'
    | 'opset'
    | 'input'
    | 'output'
    | 'too_large'
  readonly detail: string
}

const OLDEST_OPSET = 9
const NEWEST_OPSET = 26
const FLOAT = 1
const LEAST_SIDE = 64
const MOST_SIDE = 1280
export const STRIDES = [8, 16, 32] as const
/** Of a box: middle, size, whether there is anything. */
export const BOX_NUMBERS = 5
const MOST_CLASSES = 1000

/** What networks of this kind are made of. Whatever loops, calls others, or reads and writes anything is not among them. */
const plain: ReadonlySet<string> = new Set(
  `Add AveragePool BatchNormalization Cast Clip Concat Constant ConstantOfShape Conv ConvTranspose DepthToSpace Div Elu Equal Erf Exp Expand Flatten
  Gather Gemm GlobalAveragePool HardSigmoid HardSwish Identity InstanceNormalization LeakyRelu Log MatMul Max MaxPool Min Mish Mul Neg Pad Pow PRelu Range
  Reciprocal ReduceMax ReduceMean ReduceSum Relu Reshape Resize Shape Sigmoid Slice Softmax Softplus SpaceToDepth Split Sqrt Squeeze Sub Sum Tanh Tile
  Transpose Unsqueeze Upsample Where`
    .trim()
    .split(/\s+/),
)

export const checkModel = (bytes: Uint8Array): Result<ModelLayout, ModelFault> => {
  if (bytes.length > MOST_MODEL_BYTES) return fault('too_large', String(bytes.length))
  const file = readOnnx(bytes)
  if (file === undefined) return fault('not_onnx', '')
  return harmOf(file) ?? layoutOf(file)
}

const fault = (why: ModelFault['why'], detail: string): { ok: false; problem: ModelFault } => no({ why, detail })

const harmOf = ({ operators, foreign, external, nested, mismatched, opset }: OnnxFile) => {
  if (external) return fault('outside_file', '')
  if (foreign.length > 0) return fault('other_operator', foreign[0]!.slice(0, 80))
  const other = [...operators].find(operator => !plain.has(operator))
  if (other !== undefined) return fault('other_operator', other.slice(0, 80))
  if (nested) return fault('not_plain', '')
  if (mismatched) return fault('sizes', '')
  if (opset < OLDEST_OPSET || opset > NEWEST_OPSET) return fault('opset', String(opset))
  return undefined
}

const layoutOf = ({ inputs, outputs, opset, nodes }: OnnxFile): Result<ModelLayout, ModelFault> => {
  const [input, another] = inputs
  if (input === undefined || another !== undefined) return fault('input', `${inputs.length} inputs`)
  const [batch, colours, height = 0, width = 0] = input.shape
  const isPicture = input.shape.length === 4 && batch === 1 && colours === 3 && input.element === FLOAT
  if (!isPicture || !isSide(height) || !isSide(width)) return fault('input', shapeText(input.shape))
  const [output, more] = outputs
  if (output === undefined || more !== undefined) return fault('output', `${outputs.length} outputs`)
  const [one, boxes, numbers = 0] = output.shape
  const wanted = STRIDES.reduce((sum, stride) => sum + (width / stride) * (height / stride), 0)
  const classes = numbers - BOX_NUMBERS
  const isBoxes = output.shape.length === 3 && one === 1 && boxes === wanted && output.element === FLOAT
  if (!isBoxes || classes < 1 || classes > MOST_CLASSES) return fault('output', shapeText(output.shape))
  return ok({ input: input.name, output: output.name, width, height, classes, opset, nodes })
}

const isSide = (length: number): boolean => length % 32 === 0 && length >= LEAST_SIDE && length <= MOST_SIDE

const shapeText = (shape: readonly (number | undefined)[]): string =>
  shape
    .map(length => length ?? '?')
    .join('×')
    .slice(0, 80)

// One camera: what the commands share that change a single camera: how it is named, asked for, and told afterwards.

import type { Camera } from '#contract/camera.ts'
import { askStation } from './ask-station.ts'
import { dataFolder, neededText, printJson, type Values } from './command.ts'

export const cameraOption = {
  type: 'string',
  value: 'CAMERA',
  needed: true,
  vi: 'mã camera',
  en: 'the camera’s id',
} as const

/** Changes the camera that was named; `what` is the part of it below its own address. */
export const changeCamera = (
  values: Values,
  method: 'PATCH' | 'POST' | 'PUT' | 'DELETE',
  what: '' | '/suspension' | '/hours',
  body?: unknown,
): Promise<Camera> => {
  const path = `/api/cameras/${encodeURIComponent(neededText(values, 'camera'))}${what}`
  return askStation<Camera>(dataFolder(values), method, path, body === undefined ? {} : { body })
}

export const tellCamera = (values: Values, camera: Camera, told: (camera: Camera) => string): void => {
  if (values.json === true) printJson(camera)
  else process.stdout.write(`${camera.name}: ${told(camera)}\n`)
}

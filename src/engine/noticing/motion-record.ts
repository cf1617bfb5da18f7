// Motion record: one thing that is written down while a day is looked at. Ticks of the local day (motion-grid.ts).

export const sceneStates = ['usual', 'dark', 'covered', 'turned', 'blurred'] as const
export type SceneState = (typeof sceneStates)[number]

export type MotionRecord =
  /** Pictures were looked at from a tick to another, every so many ticks. */
  | { readonly kind: 'analysed'; readonly from: number; readonly to: number; readonly every: number }
  | { readonly kind: 'moved'; readonly cell: number; readonly from: number; readonly to: number }
  /** The whole picture became another. */
  | { readonly kind: 'picture'; readonly at: number }
  | { readonly kind: 'changed'; readonly cell: number; readonly from: number }
  | { readonly kind: 'ended'; readonly cell: number; readonly to: number }
  /** The picture as a whole became usual again, or something that no camera should see for long. */
  | { readonly kind: 'scene'; readonly at: number; readonly state: SceneState }
  /** It was tried, and there is no picture to be had. */
  | { readonly kind: 'undecodable'; readonly from: number; readonly to: number }

// Detection: from a network's numbers to things that go through a picture. The door of the detector's arithmetic; what runs the network is a program's.

export { Tracks } from './detector/tracks.ts'
export { boxesOf, type Letterbox, letterboxed } from './detector/yolox.ts'

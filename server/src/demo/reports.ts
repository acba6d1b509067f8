import type { DemoHouse, Office } from './load.ts'

/** The annual reports of a year that is over. */
export async function reportYears(_house: DemoHouse, _offices: readonly Office[], _year: number): Promise<void> {}

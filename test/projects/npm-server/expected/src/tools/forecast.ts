import { ProtocolError, ProtocolErrorCode } from "@modelcontextprotocol/server"
import { isPassing, PlaceError } from "../errors.js"

const API = "https://api.example.org/weather"

async function ask(path: string): Promise<string> {
	const response = await fetch(`${API}/${path}`)
	if (response.status === 404) throw new PlaceError(path)
	if (!response.ok) {
		throw new ProtocolError(
			ProtocolErrorCode.InternalError, // not ours, but the caller cannot tell
			`The weather service answered ${response.status}`,
			{ path },
		)
	}
	return response.text()
}

export const forecast = (latitude: number, longitude: number) => ask(`forecast/${latitude},${longitude}`)

export async function warnings(latitude: number, longitude: number): Promise<string> {
	try {
		return await ask(`warnings/${latitude},${longitude}`)
	} catch (error) {
		if (isPassing(error)) return "No warnings are known right now"
		throw error
	}
}

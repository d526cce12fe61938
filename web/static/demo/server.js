// Requests to the emulator's user side.

export async function post(address, body) {
  const response = await fetch(address, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  return response.json().catch(() => ({}));
}

// The status alone; 0 if nobody answers. The body, which may be endless, is not read.
export async function get(address) {
  const enough = new AbortController();
  try {
    return (await fetch(address, { signal: enough.signal })).status;
  } catch {
    return 0;
  } finally {
    enough.abort();
  }
}

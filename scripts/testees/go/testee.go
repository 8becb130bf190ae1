// Go's encoding/json and json-iterator.
// Modes: pointers, nulls, strict, raw, jsoniter-compatible, jsoniter-fastest.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"os"
	"runtime"
	"strings"

	jsoniter "github.com/json-iterator/go"
)

var jsoniterVersion = "?" // set by the linker: -ldflags "-X main.jsoniterVersion=1.1.12"

type session struct {
	ID              int64   `json:"id"`
	AuthenticatedAt *string `json:"authenticated_at,omitempty"`
	LastSeenAt      *string `json:"last_seen_at,omitempty"`
	URL             *string `json:"url,omitempty"`
	UserID          *int64  `json:"user_id,omitempty"`
}

type nullSession struct { // without omitempty
	ID              int64   `json:"id"`
	AuthenticatedAt *string `json:"authenticated_at"`
	LastSeenAt      *string `json:"last_seen_at"`
	URL             *string `json:"url"`
	UserID          *int64  `json:"user_id"`
}

type rawSession struct { // distinguishes null from absent
	ID              int64           `json:"id"`
	AuthenticatedAt json.RawMessage `json:"authenticated_at,omitempty"`
	LastSeenAt      json.RawMessage `json:"last_seen_at,omitempty"`
	URL             json.RawMessage `json:"url,omitempty"`
	UserID          json.RawMessage `json:"user_id,omitempty"`
}

func roundTrip[Session any](payload []byte,
	decode func([]byte, any) error, encode func(any) ([]byte, error)) (any, string) {
	var model Session
	if err := decode(payload, &model); err != nil {
		return "rejected", err.Error()
	}
	output, err := encode(model)
	if err != nil {
		return "error", err.Error()
	}
	return output, ""
}

func strictly(payload []byte, model any) error {
	decoder := json.NewDecoder(bytes.NewReader(payload))
	decoder.DisallowUnknownFields()
	return decoder.Decode(model)
}

func answer(mode string, payload []byte) (any, string) {
	compatible, fastest := jsoniter.ConfigCompatibleWithStandardLibrary, jsoniter.ConfigFastest
	switch mode {
	case "nulls":
		return roundTrip[nullSession](payload, json.Unmarshal, json.Marshal)
	case "strict":
		return roundTrip[session](payload, strictly, json.Marshal)
	case "raw":
		return roundTrip[rawSession](payload, json.Unmarshal, json.Marshal)
	case "jsoniter-compatible":
		return roundTrip[session](payload, compatible.Unmarshal, compatible.Marshal)
	case "jsoniter-fastest":
		return roundTrip[session](payload, fastest.Unmarshal, fastest.Marshal)
	}
	return roundTrip[session](payload, json.Unmarshal, json.Marshal)
}

type request struct {
	Seq     int64
	Op      string
	Payload []byte // encoding/json reads and writes base64 for []byte
}

func main() {
	mode := os.Args[1]
	name, version := "encoding/json ("+mode+")", runtime.Version()
	if strings.HasPrefix(mode, "jsoniter-") {
		name, version = "json-iterator ("+mode[len("jsoniter-"):]+")", jsoniterVersion
	}
	replies := json.NewEncoder(os.Stdout)
	os.Stdout = os.Stderr
	lines := bufio.NewReader(os.Stdin)
	for {
		line, err := lines.ReadBytes('\n')
		var ask request
		if err != nil || json.Unmarshal(line, &ask) != nil || ask.Op == "bye" {
			return
		}
		reply := map[string]any{"seq": ask.Seq, "outcome": "unsupported"}
		if ask.Op == "hello" {
			reply = map[string]any{"seq": ask.Seq, "protocol": "session-testee/1",
				"ops":    []string{"roundtrip"},
				"testee": map[string]string{"name": name, "version": version, "language": "Go"}}
		} else if ask.Op == "roundtrip" {
			output, reason := answer(mode, ask.Payload)
			if text, failed := output.(string); failed {
				reply["outcome"], reply["reason"] = text, reason
			} else {
				reply["outcome"], reply["payload"] = "accepted", output
			}
		}
		replies.Encode(reply)
	}
}

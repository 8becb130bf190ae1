(* OCaml's Yojson. *)
type session = {
  id : int;
  authenticated_at : string option;
  last_seen_at : string option;
  url : string option;
  user_id : int option;
}

let optional name value = function None -> [] | Some it -> [ (name, value it) ]

let read payload =
  let tree = Yojson.Basic.from_string payload in
  let text key = Yojson.Basic.Util.(to_string_option (member key tree)) in
  { id = Yojson.Basic.Util.(to_int (member "id" tree)); authenticated_at = text "authenticated_at";
    last_seen_at = text "last_seen_at"; url = text "url";
    user_id = Yojson.Basic.Util.(to_int_option (member "user_id" tree)) }

let write it =
  let text name = optional name (fun it -> `String it) in
  Yojson.Basic.to_string
    (`Assoc
      ([ ("id", `Int it.id) ]
      @ text "authenticated_at" it.authenticated_at
      @ text "last_seen_at" it.last_seen_at
      @ text "url" it.url
      @ optional "user_id" (fun it -> `Int it) it.user_id))

let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

let of_base64 text =
  let bytes = Buffer.create (String.length text) and bits = ref 0 and count = ref 0 in
  String.iter
    (fun letter ->
      if letter <> '=' then begin
        bits := ((!bits lsl 6) lor String.index alphabet letter) land 0xffff;
        count := !count + 6;
        if !count >= 8 then begin
          count := !count - 8;
          Buffer.add_uint8 bytes ((!bits lsr !count) land 255)
        end
      end)
    text;
  Buffer.contents bytes

let to_base64 bytes =
  let text = Buffer.create (String.length bytes * 2) and bits = ref 0 and count = ref 0 in
  let add index = Buffer.add_char text alphabet.[index land 63] in
  String.iter
    (fun byte ->
      bits := ((!bits lsl 8) lor Char.code byte) land 0xffff;
      count := !count + 8;
      while !count >= 6 do count := !count - 6; add (!bits lsr !count) done)
    bytes;
  if !count > 0 then add (!bits lsl (6 - !count));
  while Buffer.length text mod 4 > 0 do Buffer.add_char text '=' done;
  Buffer.contents text

(* Yojson does not say its version. *)
let version = Option.value (Sys.getenv_opt "YOJSON_VERSION") ~default:"?"

let reply request =
  let member key = Yojson.Basic.Util.(to_string (member key request)) in
  match member "op" with
  | "hello" ->
    [ ("protocol", `String "session-testee/1"); ("ops", `List [ `String "roundtrip" ]);
      ("testee",
       `Assoc [ ("name", `String "Yojson"); ("version", `String version);
                ("language", `String "OCaml") ]) ]
  | "roundtrip" -> (
    match read (of_base64 (member "payload")) with
    | exception error ->
      let reason = String.escaped (Printexc.to_string error) in
      [ ("outcome", `String "rejected"); ("reason", `String reason) ]
    | session ->
      let output = to_base64 (write session) in
      [ ("outcome", `String "accepted"); ("payload", `String output) ])
  | _ -> [ ("outcome", `String "unsupported") ]

let rec loop () =
  let request = Yojson.Basic.from_string (input_line stdin) in
  if Yojson.Basic.Util.member "op" request <> `String "bye" then begin
    let seq = Yojson.Basic.Util.member "seq" request in
    print_endline (Yojson.Basic.to_string (`Assoc (("seq", seq) :: reply request)));
    loop ()
  end

let () = loop ()

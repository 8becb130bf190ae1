#!/usr/bin/env escript
%% Erlang's jiffy.
-mode(compile).

keys() -> [<<"id">>, <<"authenticated_at">>, <<"last_seen_at">>, <<"url">>, <<"user_id">>].

main([]) ->
    ok = application:load(jiffy),
    loop(io:get_line("")).

loop(eof) -> ok;
loop(Line) ->
    Request = jiffy:decode(Line, [return_maps]),
    case maps:get(<<"op">>, Request) of
        <<"bye">> -> ok;
        Op ->
            Reply = (reply(Op, Request))#{seq => maps:get(<<"seq">>, Request)},
            io:format("~s~n", [jiffy:encode(Reply, [force_utf8])]),
            loop(io:get_line(""))
    end.

reply(<<"hello">>, _) ->
    {ok, Version} = application:get_key(jiffy, vsn),
    #{protocol => <<"session-testee/1">>, ops => [<<"roundtrip">>],
      testee => #{name => <<"jiffy">>, version => list_to_binary(Version),
                  language => <<"Erlang">>}};
reply(<<"roundtrip">>, #{<<"payload">> := Payload}) ->
    try jiffy:decode(base64:decode(Payload), [return_maps]) of
        #{<<"id">> := Id} = Session when is_integer(Id) ->
            try iolist_to_binary(jiffy:encode(maps:with(keys(), Session))) of
                Output -> #{outcome => accepted, payload => base64:encode(Output)}
            catch _:Reason -> #{outcome => error, reason => text(Reason)}
            end;
        _ -> #{outcome => rejected, reason => <<"not a map with an id">>}
    catch _:Reason -> #{outcome => rejected, reason => text(Reason)}
    end;
reply(_, _) -> #{outcome => unsupported}.

text(Reason) -> unicode:characters_to_binary(io_lib:format("~p", [Reason])).

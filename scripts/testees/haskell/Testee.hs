{-# LANGUAGE CPP, DeriveGeneric, OverloadedStrings #-}
-- Haskell's aeson. Modes: default, omit-nothing.
module Main (main) where

import Data.Aeson
import qualified Data.ByteString.Base64 as Base64
import qualified Data.ByteString.Char8 as Bytes
import qualified Data.ByteString.Lazy as Lazy
import Data.Int (Int64)
import Data.Text (Text)
import Data.Text.Encoding (decodeUtf8, encodeUtf8)
import GHC.Generics (Generic)
import System.Environment (getArgs)
import Prelude hiding (id, seq)
import System.IO

data Session = Session
  { id :: Int64
  , authenticated_at :: Maybe Text
  , last_seen_at :: Maybe Text
  , url :: Maybe Text
  , user_id :: Maybe Int64
  } deriving Generic

instance FromJSON Session

data Request = Request { seq :: Int, op :: Text, payload :: Maybe Text } deriving Generic

instance FromJSON Request

answer :: String -> Request -> [(Key, Value)]
answer mode request = case (op request, payload request) of
  ("hello", _) ->
    [ ("protocol", "session-testee/1"), ("ops", toJSON ["roundtrip" :: Text])
    , ("testee", object
        [ ("name", toJSON ("aeson (" ++ mode ++ ")")), ("language", "Haskell")
        , ("version", VERSION_aeson) ]) ]
  ("roundtrip", Just text) ->
    case eitherDecodeStrict (Base64.decodeLenient (encodeUtf8 text)) of
      Left reason -> [("outcome", "rejected"), ("reason", toJSON reason)]
      Right session -> [("outcome", "accepted"), ("payload", toJSON (output session))]
  _ -> [("outcome", "unsupported")]
  where
    options = defaultOptions { omitNothingFields = mode == "omit-nothing" }
    output :: Session -> Text
    output = decodeUtf8 . Base64.encode . Lazy.toStrict . encode . genericToJSON options

main :: IO ()
main = do
  [mode] <- getArgs
  hSetBuffering stdout LineBuffering
  let loop = do
        line <- Bytes.getLine
        case decodeStrict line of
          Just request | op request /= "bye" -> do
            let reply = object (("seq", toJSON (seq request)) : answer mode request)
            Lazy.putStr (encode reply) >> putStrLn ""
            loop
          _ -> pure ()
  loop

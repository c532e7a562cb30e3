//! What one client may take, and what becomes of those who want more.

use super::*;

#[tokio::test]
async fn t23_a_head_that_does_not_come_to_its_end_is_cut() {
    let server = serve(Http { header_timeout: SHORT, ..generous() }, echo()).await;
    let mut quiet = server.connect().await;
    assert_eq!(server.say("GET /healthz HTTP/1.1\r\nhos").await, "");
    // The time runs from the first byte of a request, so silence is not measured by it.
    quiet
        .write_all(b"GET /healthz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n")
        .await
        .expect("");
    assert_eq!(status_of(&everything_from(&mut quiet).await), "200");
}

#[tokio::test]
async fn t23_an_idle_connection_is_closed_before_and_after_a_request() {
    let idle = |idle_timeout| Http { idle_timeout, ..generous() };
    let server = serve(idle(SHORT), echo()).await;
    assert_eq!(server.say("").await, "");
    // Long enough for the request to be there in time on a busy machine.
    let server = serve(idle(10 * SHORT), echo()).await;
    let answer = server.say("GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n").await;
    assert_eq!(status_of(&answer), "200");
}

#[tokio::test]
async fn t23_a_body_that_does_not_come_to_its_end_gets_408() {
    let server = serve(Http { body_timeout: SHORT, ..generous() }, echo()).await;
    let answer = server.say("POST /echo HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\nabc").await;
    assert_eq!(status_of(&answer), "408", "{answer}");
}

#[tokio::test]
async fn t23_a_crowd_of_slow_clients_does_not_keep_others_out() {
    let server = serve(generous(), echo()).await;
    let mut crowd = Vec::new();
    for number in 0..96 {
        let mut slow = server.connect().await;
        // Some send nothing, some half a head, some half a body.
        let said: &[u8] = match number % 3 {
            0 => b"",
            1 => b"POST /echo HT",
            _ => b"POST /echo HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\nabc",
        };
        slow.write_all(said).await.expect("sent");
        crowd.push(slow);
    }
    assert_eq!(status_of(&server.get("/healthz").await), "200");
    // The first of them had to go for it, and the last did not.
    assert_eq!(everything_from(&mut crowd[0]).await, "");
    let last = crowd.last_mut().expect("a crowd");
    last.write_all(b"defghi").await.expect("sent");
    assert_eq!(status_of(&read_until(last, "abcdefghi").await), "200");
    assert!(server.metrics.connections().get() <= 64);
}

#[tokio::test]
async fn whoever_is_being_answered_is_not_cut_for_another() {
    let (arrived, go) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let routes = waiting_route(&arrived, &go);
    let one = NonZeroUsize::new(1).expect("not zero");
    let server = serve(Http { max_connections: one, ..generous() }, routes).await;
    let mut first = server.connect().await;
    first
        .write_all(b"GET /wait HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n")
        .await
        .expect("sent");
    arrived.notified().await;
    let mut second = server.connect().await;
    second
        .write_all(b"GET /healthz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n")
        .await
        .expect("sent");
    go.notify_one();
    assert_eq!(status_of(&everything_from(&mut first).await), "200");
    assert_eq!(status_of(&everything_from(&mut second).await), "200");
}

#[tokio::test]
async fn t21_a_large_body_gets_413_however_it_comes() {
    let routes = echo().route("/careless", post(async || "done"));
    let server = serve(generous(), routes).await;
    let body = "x".repeat(10 * 1024 * 1024);
    let length = body.len();
    let head = format!("POST /echo HTTP/1.1\r\nhost: x\r\ncontent-length: {length}\r\n");
    // Clients that read only after they have sent everything get the answer too.
    let declared = server.say(&format!("{head}\r\n{body}")).await;
    assert_eq!(status_of(&declared), "413", "{declared}");
    assert!(declared.contains("connection: close"), "{declared}");
    // In the route's own words, which a person may have to read.
    assert!(declared.contains("length limit exceeded"), "{declared}");

    let chunks = format!("{:x}\r\n{body}\r\n0\r\n\r\n", body.len());
    let head_of_chunks = "POST /echo HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n";
    let chunked = server.say(&format!("{head_of_chunks}\r\n{chunks}")).await;
    assert_eq!(status_of(&chunked), "413", "{chunked}");

    // Who asks before sending is refused before sending.
    let asked = server.say(&format!("{head}expect: 100-continue\r\n\r\n")).await;
    assert_eq!(status_of(&asked), "413", "{asked}");

    // A route that does not look at its body cannot let one through.
    let careless = head.replace("/echo", "/careless");
    let refused = server.say(&format!("{careless}\r\n{body}")).await;
    assert_eq!(status_of(&refused), "413", "{refused}");

    let largest = "x".repeat(1000);
    let request = format!(
        "POST /echo HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: 1000\r\n\r\n{largest}"
    );
    let answer = server.say(&request).await;
    assert_eq!(status_of(&answer), "200");
    assert!(answer.ends_with(&largest));
}

#[tokio::test]
async fn t21_a_route_says_in_its_own_way_that_a_body_is_too_large() {
    async fn own_words(body: Result<Bytes, BytesRejection>) -> (StatusCode, &'static str) {
        match body {
            Ok(_) => (StatusCode::OK, "read"),
            Err(rejection) => (rejection.status(), "in the route's own words"),
        }
    }
    let routes = Router::new()
        .route("/words", post(own_words))
        .route("/deaf", post(async || "never reads a body"));
    let server = serve(generous(), routes).await;
    let ask = async |path: &str| {
        let body = "x".repeat(1001);
        let head = format!("POST {path} HTTP/1.1\r\nhost: x\r\ncontent-length: 1001\r\n\r\n");
        server.say(&format!("{head}{body}")).await
    };
    let words = ask("/words").await;
    assert_eq!(status_of(&words), "413", "{words}");
    assert!(words.contains("connection: close"), "{words}");
    assert!(words.ends_with("in the route's own words"), "{words}");
    let deaf = ask("/deaf").await;
    assert_eq!(status_of(&deaf), "413", "{deaf}");
    assert!(!deaf.contains("never reads"), "{deaf}");
    assert_eq!(status_of(&ask("/nowhere").await), "404");
}

#[tokio::test]
async fn t22_a_compressed_body_gets_415() {
    let server = serve(generous(), echo()).await;
    let request = |encoding: &str| {
        format!(
            "POST /echo HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: 3\r\n\
             content-encoding: {encoding}\r\n\r\nabc"
        )
    };
    assert_eq!(status_of(&server.say(&request("gzip")).await), "415");
    assert_eq!(status_of(&server.say(&request("identity, br")).await), "415");
    assert_eq!(status_of(&server.say(&request("Identity")).await), "200");
}

/// hyper reads such a request by its `transfer-encoding` alone and closes the connection
/// behind it, as RFC 9112 §6.1 allows; so the rest is never read as a request.
#[tokio::test]
async fn t26_two_lengths_of_one_body_smuggle_no_second_request() {
    let server = serve(generous(), echo()).await;
    let smuggled = "GET /readyz HTTP/1.1\r\nhost: x\r\n\r\n";
    for lengths in [
        "content-length: 3\r\ntransfer-encoding: chunked",
        "transfer-encoding: chunked\r\ncontent-length: 3",
    ] {
        let request =
            format!("POST /echo HTTP/1.1\r\nhost: x\r\n{lengths}\r\n\r\n0\r\n\r\n{smuggled}");
        let answer = server.say(&request).await;
        assert_eq!(answer.matches("HTTP/1.1 ").count(), 1, "{answer}");
    }
    let odd = "transfer-encoding: chunked, identity";
    let answer = server.say(&format!("POST /echo HTTP/1.1\r\nhost: x\r\n{odd}\r\n\r\n")).await;
    assert_eq!(status_of(&answer), "400");
}

#[tokio::test]
async fn f05_a_panic_costs_one_request_and_tells_nobody_why() {
    let panics = Router::new().route(
        "/panic",
        post(async |body: Bytes| -> StatusCode { panic!("could not read {body:?}") }),
    );
    let server = serve(generous(), panics).await;
    let request = "POST /panic HTTP/1.1\r\nhost: x\r\ncontent-length: 6\r\n\r\ns3cret";
    let mut stream = server.connect().await;
    stream.write_all(request.as_bytes()).await.expect("sent");
    let head = read_until(&mut stream, "\r\n\r\n").await;
    assert_eq!(status_of(&head), "500");
    // Even the connection goes on.
    stream
        .write_all(b"GET /healthz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n")
        .await
        .expect("sent");
    let rest = everything_from(&mut stream).await;
    assert_eq!(status_of(&rest), "200", "{rest}");
    assert!(!format!("{head}{rest}").contains("s3cret"));
    assert!(server.metrics.text().contains(r#"route="/panic",status="5xx"} 1"#));
}
